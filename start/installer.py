"""Running pip or uv quietly, and a sentence for why it failed."""
import os
import re
import signal
import subprocess
import sys
import time

from common.language import say
from start.trouble import Trouble, free_mb

NEEDED_MB = 700
NO_SPACE = r'no space left|not enough space|quota exceeded|os error (28|112)'
NO_NETWORK = (r'connection broken|from versions: none|failed to (fetch|download)|error sending request'
              r'|dns error|could not connect|timed out|proxyerror|sslerror')


def run(command, variables, lock, folder):
    """Run an installer, counting its packages on a screen; Trouble says why it failed.

    It ends with this, and all that it started, too. Where this is killed and cannot end it, it holds the lock
    still, so that nobody else begins while it writes.
    """
    held = {} if os.name == 'nt' else {'pass_fds': [lock], 'start_new_session': True}
    lines, packages = [], 0
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          env=variables, encoding='utf-8', errors='replace', **held) as process:
        try:
            for line in process.stdout:
                lines.append(line)
                if line.startswith('Collecting ') and sys.stdout.isatty():
                    packages += 1
                    print(f'\r{packages} ', end='', flush=True)
        except BaseException:
            end(process)
            raise
    if packages:
        print()
    if process.returncode:
        raise Trouble(reason(''.join(lines), folder))


def end(process):
    """Kill an installer with its children, and come back when none of them writes any more."""
    if os.name == 'nt':
        return process.kill()
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for _ in range(100):
        try:
            os.killpg(process.pid, 0)                      # is there still one of them?
        except (ProcessLookupError, PermissionError):
            return
        time.sleep(0.05)


def reason(output, folder):
    """A sentence for what an installer printed before it gave up."""
    if re.search(NO_SPACE, output, re.IGNORECASE):
        return no_space(folder)
    if re.search(NO_NETWORK, output, re.IGNORECASE):
        return say('软件包下载不了：请检查网络（以及代理、镜像的设置），再运行一次；已经下载的不用再下载。',
                   'The packages cannot be downloaded: check the network (and proxy or mirror), then run '
                   'this again; what has been downloaded is kept.')
    return output + say('安装没有成功，原因见上面几行；再运行一次，就是从头再来。',
                        'The installation failed; the lines above say why. Run this again to start over.')


def no_space(folder):
    return say('磁盘空间不够：需要 {needed} MB，现在剩 {free} MB；请腾出一些，再来一次。',
               'There is not enough disk space: {needed} MB are needed and {free} MB are free. Free some '
               'space, then try again.',
               needed=NEEDED_MB, free=free_mb(folder))
