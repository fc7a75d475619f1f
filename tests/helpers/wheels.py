"""Small wheels, made here, so that an installation needs no network."""
import base64
import hashlib
import zipfile


def make(folder, name, files=300):
    """Write a wheel of many small files; returns its line of a lock."""
    record = f'{name}-1.0.dist-info'
    content = {f'{name}/part_{i}.py': f'number = {i}\n' * (1 + i % 50) for i in range(files)}
    content[f'{record}/METADATA'] = f'Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n'
    content[f'{record}/WHEEL'] = 'Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n'
    rows = [f'{path},sha256={seal(text.encode())},{len(text)}' for path, text in content.items()]
    content[f'{record}/RECORD'] = '\n'.join([*rows, f'{record}/RECORD,,', ''])
    path = folder / f'{name}-1.0-py3-none-any.whl'
    with zipfile.ZipFile(path, 'w') as wheel:
        for inside, text in content.items():
            wheel.writestr(inside, text)
    return f'{name}==1.0 --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n'


def seal(data):
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip('=')


def lay(shelf, site, name):
    """Make a wheel, and put its files where an installer would."""
    make(shelf, name, files=3)
    with zipfile.ZipFile(shelf / f'{name}-1.0-py3-none-any.whl') as wheel:
        wheel.extractall(site)
