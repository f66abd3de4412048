"""What somebody who answers is shown, whatever front end puts it before them."""
