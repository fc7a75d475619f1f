"""Files that the reader's browser keeps, where Python runs in one; at $KEPT_AT the page answers for them."""
import os
from importlib import import_module


def kept(name):
    """The bytes that are kept under this name; b'' where there are none, or Python runs in no browser."""
    return _ask('GET', name)


def keep(name, content):
    """Keep these bytes under this name, where Python runs in a browser; elsewhere nothing happens."""
    _ask('PUT', name, content)


def _ask(method, name, content=None):
    """What the page's worker answers. Python waits for it: in a browser it cannot be told later."""
    address = os.environ.get('KEPT_AT')
    page = address and import_module('js')
    if not address or not hasattr(page, 'caches'):      # a page without https keeps nothing
        return b''
    request = page.XMLHttpRequest.new()
    request.open(method, address + page.encodeURIComponent(name), False)
    request.responseType = 'arraybuffer'
    request.send(import_module('pyodide.ffi').to_js(content))
    return request.response.to_bytes() if request.status == 200 else b''
