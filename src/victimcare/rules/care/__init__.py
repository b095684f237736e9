"""Care beyond news: what she needs and what becomes of it, how a case ends for her, who is about to give up."""
