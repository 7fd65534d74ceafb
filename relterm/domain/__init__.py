"""Pure rules: values in, values out; no framework, no file, no clock."""
