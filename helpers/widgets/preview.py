"""One renderer for all kinds: blocks as plain HTML and as text, for pages that are not running.

Plain elements only: JupyterLab takes styles out of pages it does not trust yet. Buttons and
messages are left out; what is to be chosen or written shows as a list or as a line to write on.
"""

from collections.abc import Iterable
from html import escape

from helpers.widgets import blocks as b

WRITE_HERE = "_" * 24


def preview(shown: Iterable[b.Block]) -> dict[str, str]:
    """The blocks under their two mime types."""
    blocks = tuple(shown)
    html = "\n".join(part for part in map(_html, blocks) if part)
    text = "\n\n".join(part for part in map(_text, blocks) if part)
    return {"text/html": html, "text/plain": text}


def _paragraphs(text: str, lead: str = "") -> str:
    parts = [f"<p>{escape(part.strip(), quote=False)}</p>" for part in text.split("\n\n")]
    if lead:
        parts[0] = parts[0].replace("<p>", f"<p><strong>{escape(lead, quote=False)}</strong> ", 1)
    return "\n".join(parts)


def _items(items: Iterable[str], *, ordered: bool = False) -> str:
    tag = "ol" if ordered else "ul"
    inner = "".join(f"<li>{escape(item, quote=False)}</li>" for item in items)
    return f"<{tag}>{inner}</{tag}>"


def _table(table: b.Table) -> str:
    head = "".join(f'<th scope="col">{escape(cell, quote=False)}</th>' for cell in table.head)
    rows = "".join(_row(row) for row in table.rows)
    caption = escape(table.caption, quote=False)
    return (
        f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{rows}</tbody></table>"
    )


def _row(row: tuple[str, ...]) -> str:
    first, *rest = (escape(cell, quote=False) for cell in row)
    cells = "".join(f"<td>{cell}</td>" for cell in rest)
    return f'<tr><th scope="row">{first}</th>{cells}</tr>'


def _html(block: b.Block) -> str:
    match block:
        case b.Prose(text=text, look="said", lead=lead):
            return f"<blockquote>{_paragraphs(text, lead)}</blockquote>"
        case b.Prose(text=text, look="heading"):
            return f"<p><strong>{escape(text, quote=False)}</strong></p>"
        case b.Prose(text=text, lead=lead):
            return _paragraphs(text, lead)
        case b.Choice(legend=legend, options=options):
            return _paragraphs("", legend) + _items(label for _, label in options)
        case b.Text(label=label, hint=hint) | b.Line(label=label, hint=hint):
            return _paragraphs(f"{hint} {WRITE_HERE}".strip(), label)
        case b.Check(label=label):
            return _items([label])
        case b.File(label=label, hint=hint):
            return _paragraphs(hint, label)
        case b.Sentence(label=label, template=template, empty=empty):
            return _paragraphs(_blanks(template, empty), label)
        case b.Listing(items=items, ordered=ordered):
            return _items(items, ordered=ordered)
        case b.Table():
            return _table(block)
        case b.Bars(label=label, says=says):
            return _paragraphs(says, label)
        case b.Link(label=label, notebook=notebook):
            return f'<p><a href="{escape(notebook)}">{escape(label, quote=False)}</a></p>'
        case b.Clock(turns=turns):
            return _items((_turn(turn) for turn in turns), ordered=True)
        case b.Group(blocks=inner) | b.More(blocks=inner):
            return "\n".join(part for part in map(_html, inner) if part)
        case _:
            return ""


def _text(block: b.Block) -> str:
    match block:
        case b.Prose(text=text, lead=lead):
            return f"{lead} {text}".strip()
        case b.Choice(legend=legend, options=options):
            return "\n".join([legend, *(f"  ( ) {label}" for _, label in options)])
        case b.Text(label=label, hint=hint) | b.Line(label=label, hint=hint):
            return "\n".join(part for part in (label, hint, WRITE_HERE) if part)
        case b.Check(label=label):
            return f"[ ] {label}"
        case b.File(label=label, hint=hint):
            return f"{label} {hint}"
        case b.Sentence(label=label, template=template, empty=empty):
            return f"{label}\n{_blanks(template, empty)}"
        case b.Listing(items=items, ordered=ordered):
            return "\n".join(
                f"  {f'{at}.' if ordered else '-'} {item}" for at, item in enumerate(items, 1)
            )
        case b.Table(caption=caption, head=head, rows=rows):
            return "\n".join([caption, *(" | ".join(row) for row in (head, *rows))])
        case b.Bars(label=label, says=says):
            return f"{label} {says}"
        case b.Link(label=label, notebook=notebook):
            return f"{label} ({notebook})"
        case b.Clock(turns=turns):
            return "\n".join(f"  {at}. {_turn(turn)}" for at, turn in enumerate(turns, 1))
        case b.Group(blocks=inner) | b.More(blocks=inner):
            return "\n\n".join(part for part in map(_text, inner) if part)
        case _:
            return ""


def _turn(turn: tuple[str, int, str]) -> str:
    label, seconds, guide = turn
    return f"{label} ({seconds // 60}:{seconds % 60:02}). {guide}"


def _blanks(template: str, empty: str) -> str:
    pieces = template.replace("]]", "[[").split("[[")
    return "".join(piece if at % 2 == 0 else empty for at, piece in enumerate(pieces))
