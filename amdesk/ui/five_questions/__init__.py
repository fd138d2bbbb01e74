"""Five questions about one account: a map, a draft plan, promises and a meeting come out of two minutes of typing."""
