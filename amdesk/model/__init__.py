"""What there is: the subjects of amdesk with their invariants and verbs, without files and without a screen."""
