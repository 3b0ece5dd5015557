#!/usr/bin/env python3
"""Looks at the page of `stats --html` in a real browser: on a phone and on a desk, in light and in dark.

usage: pages.py PROGRAM [FOLDER]     screenshots go to FOLDER; 77 where no headless Chromium is installed
"""
import base64, json, os, shutil, socket, subprocess, sys, tempfile, time, urllib.request, zlib

PROGRAM = os.path.abspath(sys.argv[1])
SHOTS = sys.argv[2] if len(sys.argv) > 2 else None
PHONE, DESK = (390, 844), (1280, 900)


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Browser:
    """Headless Chromium, by the WebDriver protocol (W3C) and no library."""

    def __init__(self, folder):
        port = free_port()
        self.driver = subprocess.Popen(["chromedriver", "--port=%d" % port], stdout=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL)
        self.base = "http://127.0.0.1:%d" % port
        arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                     "--user-data-dir=" + os.path.join(folder, "profile")]
        options = {"args": arguments}
        options["binary"] = shutil.which("chromium") or shutil.which("google-chrome")
        wanted = {"browserName": "chrome", "goog:chromeOptions": options,
                  "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"}}
        for attempt in range(100):
            try:
                made = self.call("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
                break
            except OSError:
                if attempt == 99:
                    raise
                time.sleep(0.1)
        self.base += "/session/" + made["sessionId"]

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, data, {"Content-Type": "application/json"}, method=method)
        with urllib.request.urlopen(request, timeout=120) as answer:
            return json.load(answer)["value"]

    def tools(self, command, **parameters):
        return self.call("POST", "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def go(self, address):
        self.call("POST", "/url", {"url": address})

    def run(self, script):
        return self.call("POST", "/execute/sync", {"script": script, "args": []})

    def look(self, size, scheme):
        self.tools("Emulation.setDeviceMetricsOverride", width=size[0], height=size[1], deviceScaleFactor=1,
                   mobile=size == PHONE)
        self.tools("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def shot(self, name, keep):
        picture = base64.b64decode(self.tools("Page.captureScreenshot", captureBeyondViewport=True)["data"])
        if SHOTS and keep:
            os.makedirs(SHOTS, exist_ok=True)
            with open(os.path.join(SHOTS, name + ".png"), "wb") as file:
                file.write(picture)
        return picture

    def log(self, kind):
        return self.call("POST", "/se/log", {"type": kind})

    def requests(self):
        sent = []
        for entry in self.log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                sent.append(message["params"]["request"]["url"])
        return sent

    def close(self):
        try:
            self.call("DELETE", "")
        finally:
            self.driver.terminate()
            self.driver.wait()


def overflow(browser):
    """How far the page can be scrolled sideways, in pixels; and the smallest letters that are seen."""
    return browser.run("const page = document.scrollingElement; return page.scrollWidth - page.clientWidth")


def smallest_letters(browser):
    return browser.run("""
        let least = 1e9;
        for (const one of document.querySelectorAll('h1, h2, p, svg text')) {
          if (one.textContent.trim() === '') continue;
          let size = parseFloat(getComputedStyle(one).fontSize);
          const picture = one.ownerSVGElement;
          if (picture) size *= picture.getBoundingClientRect().width / picture.viewBox.baseVal.width;
          least = Math.min(least, size);
        }
        return least""")


def unseen_words(browser):
    """Words in a picture that reach beyond its edge, or lie over one another."""
    return browser.run("""
        const found = [];
        for (const picture of document.querySelectorAll('svg')) {
          const edge = picture.getBoundingClientRect();
          const boxes = [...picture.querySelectorAll('text')].filter(one => one.textContent !== '')
            .map(one => [one.textContent, one.getBoundingClientRect()]);
          for (const [words, box] of boxes) {
            if (box.right > edge.right + 1 || box.left < edge.left - 1) found.push(words + ' is cut off');
          }
          for (let i = 0; i + 1 < boxes.length; ++i) {
            const [a, b] = [boxes[i][1], boxes[i + 1][1]];
            const beside = a.right <= b.left + 1 || b.right <= a.left + 1;
            const below = a.bottom <= b.top + 4 || b.bottom <= a.top + 4;
            if (!beside && !below) found.push(boxes[i][0] + ' touches ' + boxes[i + 1][0]);
          }
        }
        return found""")


def colours(browser):
    return browser.run("""
        const style = one => getComputedStyle(one);
        return {ground: style(document.body).backgroundColor, ink: style(document.body).color,
                soft: style(document.querySelector('p')).color,
                words: style(document.querySelector('svg text:not(.soft)')).fill}""")


def brightness(colour):
    """The relative luminance of WCAG 2.2."""
    channels = [int(part) / 255 for part in colour[colour.index("(") + 1:-1].split(",")[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    low, high = sorted((brightness(one), brightness(other)))
    return (high + 0.05) / (low + 0.05)


def check(browser, page, figures, keep=False):
    failures = []

    def hold(truth, words):
        if not truth:
            failures.append(words)

    browser.go("about:blank")
    browser.requests()
    browser.go("file://" + page)
    asked = [one for one in browser.requests() if not one.startswith("chrome")]  # its own first page
    hold(asked == ["file://" + page], "the page asked for something beside itself: " + ", ".join(asked))
    squares = browser.run("return document.querySelectorAll('.weeks rect').length")
    hold(squares == figures["days"], "%d squares for %d days" % (squares, figures["days"]))
    marked = browser.run("return document.querySelectorAll('.weeks rect:not(.l0)').length")
    hold(marked == figures["marked"], "%d of %d days with talks are marked" % (marked, figures["marked"]))
    hold(browser.run("return document.querySelectorAll('script').length") == 0, "there is a script")
    seen = {}
    for scheme in ("light", "dark"):
        for name, size in (("phone", PHONE), ("desk", DESK)):
            browser.look(size, scheme)
            where = "%s, %s: " % (name, scheme)
            hold(overflow(browser) <= 0, where + "the page is wider than the screen")
            hold(smallest_letters(browser) >= 9, where + "letters of %.1f pixels" % smallest_letters(browser))
            for words in unseen_words(browser):
                failures.append(where + words)
            seen[name, scheme] = zlib.crc32(browser.shot(name + "-" + scheme, keep))
        tones = colours(browser)
        for part in ("ink", "soft", "words"):
            hold(contrast(tones[part], tones["ground"]) >= 4.5, "%s: %s is hard to read" % (scheme, part))
        hold((brightness(tones["ground"]) > 0.5) == (scheme == "light"), scheme + ": the ground is of the other scheme")
    hold(len(set(seen.values())) == len(seen), "two of the pictures are the same")
    browser.look(PHONE, "light")
    hold(browser.run("const one = document.querySelector('.weeks'); return one.getBoundingClientRect().right <= 390"),
         "the weeks do not scroll in their own place")
    hold(browser.log("browser") == [], "the browser complains")
    return failures


def spoiled(text):
    """The page with faults that the checks above must find."""
    return (text.replace("max-width:52rem", "min-width:60rem").replace("--ground:#0d1117", "--ground:#f6f8fa")
            .replace("</body>", '<img src="missing.png"><script>undefined_name()</script></body>'))


def main():
    if not shutil.which("chromedriver") or not (shutil.which("chromium") or shutil.which("google-chrome")):
        print("skipped: chromium and chromedriver are not installed")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        env = {"HOME": folder, "PATH": "/usr/bin:/bin", "RAPPORT_TODAY": "2026-11-19",
               "RAPPORT_JOURNAL": os.path.join(folder, "journal.db")}

        def rapport(*words):
            return subprocess.run([PROGRAM, *words], env=env, check=True, stdout=subprocess.PIPE).stdout.decode()

        rapport("demo", env["RAPPORT_JOURNAL"])
        rapport("give", "priya", "an article <b>on</b> diary studies", "--kind", "resource")
        rapport("log", "coffee with Tom", "--ask")
        figures = json.loads(rapport("stats", "--json"))
        days = (time.mktime(time.strptime(figures["until"], "%Y-%m-%d")) -
                time.mktime(time.strptime(figures["since"], "%Y-%m-%d"))) / 86400
        page = os.path.join(folder, "year.html")
        rapport("stats", "--quiet", "--html", page)
        browser = Browser(folder)
        try:
            wanted = {"days": round(days) + 1, "marked": len(figures["days"])}
            failures = check(browser, page, wanted, keep=True)
            worse = os.path.join(folder, "worse.html")
            with open(page) as file, open(worse, "w") as out:
                out.write(spoiled(file.read()))
            found = check(browser, worse, wanted)
        finally:
            browser.close()
    for words in failures:
        print("FAILED:", words)
    spoils = ["wider than the screen", "asked for something", "a script", "other scheme", "complains"]
    missed = [words for words in spoils if not any(words in one for one in found)]
    print("control: %d of %d faults found in a page spoiled on purpose" % (len(spoils) - len(missed), len(spoils)))
    return 1 if failures or missed else 0


sys.exit(main())
