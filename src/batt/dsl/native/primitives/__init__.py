"""Native twins of primitives, a module a family, each under the name of its plain one."""
