"""The commands of the command line, one module each; a module imports only what its command needs."""
