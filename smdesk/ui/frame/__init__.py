"""The frame around the pages: window, menus, navigation, status bar, undo, jumping, errors.

pages       PageSpec and Context: how a page enters the window
actions     ActionSpec and ActionRegistry: every menu item and shortcut
window      MainWindow
navigation  NavList
status_line StatusLine
jump        JumpDialog (Ctrl+K)
error_place the one place where errors end; crash has the report
window_lock one window for one file
"""
