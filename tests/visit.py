"""A browser window on the page, as the browser tests drive it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page

SHOTS = Path(__file__).parents[1] / "screenshots"
DESKTOP, PHONE = (1280, 900), (390, 844)


@dataclass
class Visit:
    """A page and everything it asked for, complained of or tried to pop up."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def enter(self, text: str) -> None:
        """Put an article in the form and wait for its report."""
        self.page.fill("#gp-text textarea", text)
        self.page.click("#gp-submit")
        self.page.wait_for_selector(".gp-result .gc-header")
        self.page.wait_for_function("document.activeElement?.matches('.gc-header h2')")

    def unfold(self) -> None:
        """Open the options. Gradio makes them on the first opening and gives them their values a frame later."""
        self.page.click("text=Title, date, length, number of claims")
        self.page.wait_for_selector("input[value=sentences]")
        self.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def marked(self) -> list[str]:
        """The words marked in the article."""
        return [str(text) for text in self.page.locator(".gc-mark").all_inner_texts()]

    def in_view(self, selector: str) -> bool:
        """Whether the first such element comes to lie wholly inside the window; waits for scrolling to end."""
        found, size = self.page.locator(selector).first, self.page.viewport_size
        for _ in range(50):
            box = found.bounding_box()
            if box and size and box["y"] >= 0 and box["y"] + box["height"] <= size["height"]:
                return True
            self.page.wait_for_timeout(100)
        return False

    def shoot(self, name: str) -> None:
        """A screenshot for people, in the git-ignored folder."""
        SHOTS.mkdir(exist_ok=True)
        self.page.screenshot(path=str(SHOTS / f"{name}.png"))
