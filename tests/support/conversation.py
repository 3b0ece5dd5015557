"""The program on a terminal, waiting for an answer or for an editor, while other things happen."""
import os, select, signal, subprocess, time

EDITOR = r"""#!/bin/sh
# Waits for what is to be typed, writes it into its file, and ends with the status it is told.
for file; do :; done
echo "$*" >>"$HOME/opened"
while [ ! -e "$HOME/typed" ]; do sleep 0.01; done
cat "$HOME/typed" >"$file"
exit "$(cat "$HOME/status" 2>/dev/null || echo 0)"
"""


def with_an_editor(home, name="editor"):
    """Lays the editor into the home."""
    path = os.path.join(home.path, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(EDITOR)
    os.chmod(path, 0o700)
    home.env["EDITOR"] = path
    return home


class Conversation:
    """One run of the program, or of another one. `seen` is what has come from it so far."""

    def __init__(self, home, *words, program=None):
        self.home, self.seen, self.answered = home, "", 0
        self.master, self.slave = os.openpty()  # both stay open: what is on its way when the last program leaves may be lost
        self.process = subprocess.Popen([*(program or [home.program]), *words], stdin=self.slave, stdout=self.slave,
                                        stderr=self.slave, cwd=home.path, start_new_session=True,
                                        env={**home.env, "TERM": "xterm", "LC_ALL": "C.UTF-8"})

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        os.close(self.slave)
        os.close(self.master)

    def until(self, is_so, limit=30):
        """Whether it came to be so before the program ended, or `limit` seconds went by."""
        latest = time.monotonic() + limit
        while time.monotonic() < latest:
            ended = self.process.poll() is not None
            while select.select([self.master], [], [], 0 if ended else 0.003)[0]:
                self.seen += os.read(self.master, 65536).decode("utf-8", "replace").replace("\r\n", "\n")
            if is_so():
                return True
            if ended:
                return False
        return False

    def edits(self):
        return os.path.exists(os.path.join(self.home.path, "opened"))

    def asks(self):
        """Whether it waits for an answer or a key: a line is begun and not ended."""
        return len(self.seen) > self.answered and self.seen.endswith((": ", "] ", "  "))

    def waits_for(self):
        """`editor` or `answer`; None once it has ended."""
        if self.until(lambda: self.edits() or self.asks()):
            return "editor" if self.edits() else "answer"
        if self.process.poll() is None:
            raise AssertionError("it waits for something: " + self.seen)
        return None

    def type(self, text):
        self.answered = len(self.seen)
        os.write(self.master, text.encode())

    def leave_in_the_editor(self, text, status=0):
        """What the user writes there; the editor ends then."""
        os.remove(os.path.join(self.home.path, "opened"))
        for name, content in (("status", b"%d" % status), ("typed", text)):
            path = os.path.join(self.home.path, name)
            with open(path + ".new", "wb") as file:
                file.write(content)
            os.rename(path + ".new", path)

    def end(self):
        """The status. What it still asks is left unanswered, and an editor without a text."""
        while waits_for := self.waits_for():
            self.type("\n") if waits_for == "answer" else self.leave_in_the_editor(b"")
        return self.process.returncode
