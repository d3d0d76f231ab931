"""Writing a post, marking it as published, and what is made of posts: copies, templates, weeks."""
