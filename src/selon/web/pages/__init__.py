"""The pages: each a function from a request to a response, all of them listed in `selon.web.routes`."""
