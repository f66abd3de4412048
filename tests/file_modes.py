"""The modes of files and folders that only their owner can open.

Windows shows other modes: there the rights come from the folder of the user.
"""

import sys

PRIVATE_FILE = 0o666 if sys.platform == "win32" else 0o600
PRIVATE_FOLDER = 0o777 if sys.platform == "win32" else 0o700
