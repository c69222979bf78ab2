"""Commands that keep a month as it was given out."""

from scorecard_xl.commands.common import Book, Month, month_of


def publish(book: Book, month: Month = None) -> None:
    """Freeze the month's figures in History."""
    from scorecard_xl import console
    from scorecard_xl.books.file import FileBook
    from scorecard_xl.publishing import publish as publish_month

    chosen = month_of(month)
    with console.working("Publishing"):
        opened = FileBook.open(book)
        published = publish_month(opened, chosen)
        opened.save()
    for sentence in published.sentences():
        console.say(sentence)
    console.warn(console.warnings(published.council))
