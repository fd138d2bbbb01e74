"""Any subject as a table with a form, made from its fields: sort, filter, add, edit, delete, print."""
