"""What pages share: the URL, the view of the data, controls, cards, and how a chart stands on a page."""
