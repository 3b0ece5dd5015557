"""The program on a terminal of its own, and what would harm one."""
import fcntl, os, select, struct, subprocess, termios, time

OWN_COLOURS = ["\x1b[%sm" % code for code in ("0", "1", "2", "31", "32", "33", "34", "35", "36")]
LIMIT = 60  # seconds


def on_a_terminal(home, *words, keys=b"", columns=80, wired=(0, 1, 2), **variables):
    """What arrives at a terminal to which these of the three streams lead, and the status; the others lead nowhere. `keys` are
    pressed beforehand."""
    master, slave = os.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    streams = [slave if stream in wired else subprocess.DEVNULL for stream in (0, 1, 2)]
    environment = {**home.env, "TERM": "xterm", "LC_ALL": "C.UTF-8", "EDITOR": "true", **variables}
    process = subprocess.Popen([home.program, *words], stdin=streams[0], stdout=streams[1], stderr=streams[2], cwd=home.path,
                               env=environment, start_new_session=True)
    if keys:
        os.write(master, keys)
    seen, latest = b"", time.monotonic() + LIMIT
    # This end of the terminal stays open meanwhile: what is on its way when the last program leaves may be lost.
    while True:
        ended = process.poll() is not None
        if select.select([master], [], [], 0 if ended else 0.005)[0]:
            seen += os.read(master, 65536)
        elif ended:
            break
        elif time.monotonic() > latest:
            process.kill()
            raise AssertionError("%s waits for something" % (words,))
    os.close(slave)
    os.close(master)
    return seen, process.returncode


def harm(seen, table=True):
    """What came that is neither a line's end nor one of the few colours: control characters, what turns the direction of
    writing, bytes that are no UTF-8, and lines that a text forged. A terminal makes two characters of the end of a line; csv,
    which is no table, has two already."""
    text = seen.decode("utf-8", "surrogateescape").replace("\r\n" if table else "\r\r\n", "\n").replace("\r\n", "\n")
    for colour in OWN_COLOURS:
        text = text.replace(colour, "")
    turning = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    raw = [c for c in text if (ord(c) < 32 and c not in "\n\t") or 127 <= ord(c) < 160 or c in turning or 0xdc80 <= ord(c) <= 0xdcff]
    return raw + [line for line in text.split("\n") if line.startswith("FORGED")]
