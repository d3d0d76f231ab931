"""Events: their list, their form, information about them, posts from them."""
