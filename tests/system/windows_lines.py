"""Lines of Python that run in the simulated Windows and assert what is there and what is not."""

GONE = """
import asyncio, importlib, os, select, signal, sys, time
from pathlib import Path
from textual.app import App

assert sys.platform == "win32"
for module in ("fcntl", "grp", "pty", "pwd", "resource", "syslog", "termios", "tty"):
    try:
        importlib.import_module(module)
    except ImportError:
        continue
    raise AssertionError(f"{module} can be imported")
for module, names in {
    os: "O_DIRECTORY O_NOFOLLOW O_NONBLOCK O_NOCTTY fork geteuid getuid killpg mkfifo pread pwrite "
    "uname" + (" fchmod" if sys.version_info < (3, 13) else ""),
    select: "epoll poll",
    signal: "SIGHUP SIGKILL SIGQUIT SIGTSTP SIGUSR1 SIGWINCH pthread_kill",
    time: "tzset",
}.items():
    assert not [name for name in names.split() if hasattr(module, name)]

folder = Path(sys.argv[1])
file = folder / "file"
file.write_bytes(b"text")

def refuses(function, *arguments, error=PermissionError):
    try:
        function(*arguments)
    except error:
        return True
    return False

assert refuses(os.open, folder, os.O_RDONLY)
assert refuses(os.open, folder / "aux.txt", os.O_CREAT | os.O_WRONLY, error=OSError)
assert refuses(signal.signal, 1, signal.SIG_DFL, error=ValueError)
assert refuses(os.kill, os.getpid(), 0, error=AssertionError)
with file.open() as opened:
    assert refuses(os.replace, file, folder / "other")
    assert refuses(os.rename, folder, folder.with_name("other"))
    assert refuses(os.unlink, file)
    (folder / "new").touch()
    assert refuses(os.replace, folder / "new", file)
assert refuses(os.rename, folder / "new", file, error=FileExistsError)
fd = os.open(folder / "lines", os.O_CREAT | os.O_WRONLY)
os.write(fd, b"line\\n")
os.close(fd)
assert (folder / "lines").read_bytes() == b"line\\r\\n"
assert file.stat().st_mode & 0o777 == 0o666

async def add_handler():
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, print)

assert refuses(asyncio.run, add_handler(), error=NotImplementedError)
assert App().driver_class.__name__ == "WindowsDriver"
"""

SAVE_WHILE_OPEN = """
import sys, threading, time
from pathlib import Path
from tensigns.errors import OperationFailed
from tensigns.storage.durable_files import remove, save

path = Path(sys.argv[1]) / "file"
save(path, b"first\\n")
with path.open():
    try:
        save(path, b"refused\\n")
    except OperationFailed as error:
        assert "could not be saved" in str(error)
assert path.read_bytes() == b"first\\n"

def hold():
    with path.open():
        opened.set()
        time.sleep(0.1)

for change in (lambda: save(path, b"second\\n"), lambda: remove(path)):
    opened = threading.Event()
    holder = threading.Thread(target=hold)
    holder.start()
    opened.wait()
    before = path.read_bytes()
    change()
    holder.join()
    print(before, path.exists() and path.read_bytes())
assert not list(path.parent.iterdir())
"""

MODULES = """
import sys
from tensigns.tui.app import TensignsApp
from tensigns.library.library import Library
from pathlib import Path

app = TensignsApp(Library(Path(sys.argv[1])))
assert app.driver_class.__module__ == "textual.drivers.windows_driver"
assert "tensigns.tui.driver" not in sys.modules
"""


EDITORS = """
import sys
from pathlib import Path
from tensigns import system
from tensigns.environment.text_editor import edit_text

assert system.DEFAULT_EDITOR == "notepad"
command = r'"C:\\Program Files\\Editor\\editor.exe" -wait'
assert system.split_command(command) == [r"C:\\Program Files\\Editor\\editor.exe", "-wait"]
script = Path(sys.argv[1]) / "editor.py"
script.write_text("import sys; open(sys.argv[1], 'a').write('second line')")
edited = edit_text("first line", {"EDITOR": f'"{sys.executable}" "{script}"'})
assert (edited.text, edited.warning) == ("first line\\nsecond line", "")
"""
