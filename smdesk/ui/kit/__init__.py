"""The kit that every page is built from. Import what you need from its module.

page        Page, PageHeader: title, line of facts, secondary buttons, one primary action
filters     FilterBar: search (Ctrl+F, Esc), check-list and choice filters, saved filters
columns     Column: show, sort and edit values of one column, three different things
table_model RecordTableModel: ids in order, records fetched for the visible range
table       RecordTable, TablePanel (table + totals foot + empty state)
tree        TreeNode, TreeTable
chip        Chip, Badge, ChipLabel, BadgeLabel and their painters
card        Card, FactList
split       SplitView: table and card with a remembered width
draft       Draft: what is typed survives a crash
form        Form, Field: label, editor, hint, problem beside the field, validation, draft
fields      LineField, TextField, DateField, PhoneField, LinkField, ChoiceField, TreeField, …
dialogs     confirm, ask_bulk_delete, show_error, FormDialog
empty       EmptyState
toast       Toasts
buttons     primary, secondary, quiet, link, menu buttons
"""
