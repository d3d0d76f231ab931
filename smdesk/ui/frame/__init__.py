"""The frame around the pages: window, menus, navigation, status bar, undo, jumping, errors.

pages       PageSpec and Context: how a page enters the window
actions     ActionSpec and ActionRegistry: every menu item and shortcut
window      MainWindow
navigation  NavList
status_line StatusLine
jump        JumpDialog (Ctrl+K)
crash       the place where errors end
window_lock one window for one file
"""
