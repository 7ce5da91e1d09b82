"""The use cases of the post as straight lines: letters drafted and sent, answers fetched, who has sent what.

As in `steps`, nothing here prints, exits or asks the clock.
"""
