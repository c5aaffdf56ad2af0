/* lifeboat.ui/0: drawing a tool's page.
 *
 * Immediate mode: in each `frame` the tool says what is there and learns what the person did to it. The host owns
 * layout, fonts, theme, keyboard order (Tab reaches every item that takes input, Enter or Space presses it, arrows move
 * in tables), and records every item with its path, so that tests, automation and assistive tools see the
 * screen: the path of an item is the scopes' ids and its own, with '/' between ("regedit/values/3").
 *
 * All calls: [ui], within `frame`, with the `ui` given there. Ids: 1 to 63 bytes, no '/', unique within the scope,
 * the same from frame to frame. Labels are shown as they are, already translated. Lengths are in em: multiples of
 * the font's size, so that scale needs no thought; 0 means natural size, negative fills what is left but that much.
 * Text that cannot be shown with the fonts appears as <U+XXXX>.
 * Scopes are push_id, tables, menus and dialogs; regions and splits are layout and not part of a path. A text has the
 * path "text-1", "text-2", … in its scope.
 * Every begin_ is closed by its end_ also when it answered false, unless said otherwise.
 */
#ifndef LIFEBOAT_EXT_UI_H
#define LIFEBOAT_EXT_UI_H

#include "../plugin.h"

#ifdef __cplusplus
extern "C" {
#endif

#define LB_EXT_UI "lifeboat.ui/0"

/* Text that the person edits, owned by the host; grows as needed, to at most 1 MiB. */
typedef struct lb_text lb_text;

/* Bytes that the person edits, owned by the host likewise; at most 16 MiB. */
typedef struct lb_buffer lb_buffer;

typedef int32_t lb_text_style;
enum {
  LB_TEXT_BODY = 0,
  LB_TEXT_HEADING = 1, /* one per page */
  LB_TEXT_SUBHEADING = 2,
  LB_TEXT_MUTED = 3,
  LB_TEXT_MONO = 4,
  /* With an icon as well as a colour: nothing is told by colour alone. */
  LB_TEXT_WARNING = 5,
  LB_TEXT_ERROR = 6,
  LB_TEXT_SUCCESS = 7,
  LB_TEXT_CODE = 8, /* very large, for what is read aloud: a ticket. ASCII */
};

typedef int32_t lb_button_style;
enum {
  LB_BUTTON_NORMAL = 0,
  LB_BUTTON_PRIMARY = 1, /* at most one in sight */
  LB_BUTTON_DANGER = 2,
  LB_BUTTON_QUIET = 3,   /* looks like text: bars */
};

enum { LB_REGION_BORDER = 1u << 0, LB_REGION_SCROLL = 1u << 1, LB_REGION_PANEL = 1u << 2 /* raised background */ };
enum {
  LB_INPUT_MULTILINE = 1u << 0,
  LB_INPUT_READ_ONLY = 1u << 1,
  LB_INPUT_HEX = 1u << 2,      /* takes 0-9 a-f only */
  LB_INPUT_DECIMAL = 1u << 3,
  LB_INPUT_MONO = 1u << 4,
  LB_INPUT_FOCUS = 1u << 5,    /* takes the keyboard when it first appears, all its text selected */
};
/* What `input` and `hex` answer. */
enum { LB_INPUT_CHANGED = 1u << 0, LB_INPUT_ENTERED = 1u << 1 /* Enter was pressed in it */ };

typedef struct lb_column {
  const char *label;   /* shown in the header; "" for none */
  float width;         /* em; 0: shares what is left */
} lb_column;

enum {
  LB_TABLE_HEADER = 1u << 0,
  LB_TABLE_TREE = 1u << 1,    /* rows have depth and a triangle; Left and Right close and open */
};

/* A table of any length: the host asks for the visible rows only. */
typedef struct lb_table {
  uint32_t size;
  uint32_t flags;
  const lb_column *columns; /* at most 16 */
  uint32_t column_count;
  uint32_t row_count;
  int32_t selected;        /* row, or -1; kept in sight when it changes */
  float width, height;     /* em, as above */
  const char *label;       /* for assistive tools */
  const char *empty_text;  /* shown when there are no rows */
} lb_table;

/* Rows to describe now: first ≤ row < last, in order, each by `row` and then one `cell` per column. */
typedef struct lb_table_view {
  uint32_t size;
  uint32_t first, last;
  int32_t select;     /* the person moved to this row (keyboard or click), else -1 */
  int32_t activate;   /* Enter or double click on this row, else -1 */
  int32_t toggle;     /* LB_TABLE_TREE: open or close this row, else -1 */
  int32_t context;    /* menu wanted for this row (right click, Menu key, Shift+F10), else -1 */
  int32_t to_parent;  /* LB_TABLE_TREE: Left on a closed row: go to its parent; the row, else -1 */
} lb_table_view;

enum { LB_ROW_HAS_CHILDREN = 1u << 0, LB_ROW_OPEN = 1u << 1, LB_ROW_MUTED = 1u << 2 };

typedef struct lb_row {
  uint32_t size;
  /* Stable and unique in the table: a value's name, in a tree the whole path ("HKEY_LOCAL_MACHINE\\SYSTEM"), never the
   * row's index. 1 to 4,095 bytes, because such names are long; '/' is replaced. */
  const char *id;
  uint32_t depth;    /* LB_TABLE_TREE: 0 to 512 */
  uint32_t flags;
  const char *icon;  /* "folder", "key", "text", "number", … or NULL */
} lb_row;

typedef struct lb_ui_api {
  uint32_t size;

  /* Scopes and layout */
  void (*push_id)(lb_ui *ui, const char *id);
  void (*pop_id)(lb_ui *ui);
  /* A part of the page, one below the other unless `same_line`. One with LB_REGION_SCROLL that holds more than fits is
   * in the keyboard's order, and scrolls by arrows, PageUp, PageDown, Home and End. */
  bool (*begin_region)(lb_ui *ui, const char *id, float width, float height, uint32_t flags);
  void (*end_region)(lb_ui *ui);
  /* Two parts side by side with a bar between that can be dragged: begin_split, left, next_split, right, end_split. */
  void (*begin_split)(lb_ui *ui, const char *id, float first_fraction, float height);
  void (*next_split)(lb_ui *ui);
  void (*end_split)(lb_ui *ui);
  void (*same_line)(lb_ui *ui);
  void (*align_right)(lb_ui *ui, float width); /* what follows on this line begins `width` em before the right edge */
  void (*space)(lb_ui *ui, float height);
  void (*separator)(lb_ui *ui);
  void (*begin_disabled)(lb_ui *ui, bool is_disabled); /* items within take no input */
  void (*end_disabled)(lb_ui *ui);
  float (*available_width)(lb_ui *ui);
  float (*available_height)(lb_ui *ui);

  /* Items */
  void (*text)(lb_ui *ui, const char *utf8, lb_text_style style); /* wraps */
  void (*icon)(lb_ui *ui, const char *name);
  bool (*button)(lb_ui *ui, const char *id, const char *label, lb_button_style style); /* pressed */
  bool (*check)(lb_ui *ui, const char *id, const char *label, bool *value);            /* changed */
  bool (*radio)(lb_ui *ui, const char *id, const char *label, bool is_chosen);          /* pressed */
  bool (*combo)(lb_ui *ui, const char *id, const char *label, const char *const *choices, uint32_t count,
                uint32_t *chosen); /* changed */
  uint32_t (*input)(lb_ui *ui, const char *id, const char *label, lb_text *text, float width, float height,
                    uint32_t flags);
  void (*progress)(lb_ui *ui, float fraction, const char *label); /* negative: no end known */
  void (*tooltip)(lb_ui *ui, const char *utf8);                   /* for the item before */

  bool (*begin_table)(lb_ui *ui, const char *id, const lb_table *table, lb_table_view *view);
  void (*row)(lb_ui *ui, const lb_row *row);
  void (*cell)(lb_ui *ui, const char *utf8, lb_text_style style);
  void (*end_table)(lb_ui *ui);

  /* Menus: `open_menu` shows the menu of that id at the pointer or the focused item; begin_menu answers whether it
   * is open, and end_menu closes the scope only then. `shortcut`: the keys that do the same, or a few words more on
   * the item, at its right edge. */
  void (*open_menu)(lb_ui *ui, const char *id);
  bool (*begin_menu)(lb_ui *ui, const char *id);
  bool (*menu_item)(lb_ui *ui, const char *id, const char *label, const char *shortcut, bool is_enabled); /* chosen */
  void (*end_menu)(lb_ui *ui);

  /* A dialog over the page, while `*is_open`; Escape sets it to false. Answers whether to draw it; end_dialog only
   * when it answered true. Tab stays within. */
  bool (*begin_dialog)(lb_ui *ui, const char *id, const char *title, float width, bool *is_open);
  void (*end_dialog)(lb_ui *ui);

  /* A key pressed on this page: "F5", "Ctrl+F", "Delete". While text is being edited, only keys that editing has no use
   * for; behind an open dialog or menu, none. */
  bool (*shortcut)(lb_ui *ui, const char *keys);

  /* Text buffers; not bound to a frame. */
  lb_text *(*text_create)(const lb_host *host, const char *utf8);
  void (*text_destroy)(const lb_host *host, lb_text *text);
  const char *(*text_get)(const lb_text *text); /* good until the next set or input */
  lb_status (*text_set)(lb_text *text, const char *utf8);

  /* Bytes in rows of 16, or of 8 where there is little width: offset, hexadecimal digits, characters, and a line below
   * that says where the cursor is. Any length; only the rows in sight are drawn. `flags`: LB_INPUT_READ_ONLY,
   * LB_INPUT_FOCUS. Arrows, Home, End, PageUp, PageDown, Ctrl+Home and Ctrl+End move, with Shift they select; F6 goes
   * over to the characters and back; typing writes over what is there and appends at the end; Insert makes it insert;
   * Delete and Backspace remove; Ctrl+A, C, X, V as in a text, as hexadecimal digits; Tab leaves.
   * Its item has the role "hex" and the bytes as value, "01 0a ff" (the first 1,024); "<id>/status" is the line
   * below. */
  uint32_t (*hex)(lb_ui *ui, const char *id, const char *label, lb_buffer *buffer, float width, float height,
                  uint32_t flags);
  /* Byte buffers; not bound to a frame. NULL: more than 16 MiB, or no memory. */
  lb_buffer *(*buffer_create)(const lb_host *host, const void *bytes, size_t size);
  void (*buffer_destroy)(const lb_host *host, lb_buffer *buffer);
  const uint8_t *(*buffer_get)(const lb_buffer *buffer, size_t *size); /* good until the next set or hex */
  lb_status (*buffer_set)(lb_buffer *buffer, const void *bytes, size_t size); /* LB_REFUSED: more than 16 MiB */

  /* Puts a text where Ctrl+V finds it: on a desktop the system's clipboard, else the console's own. LB_REFUSED: more
   * than 1 MiB. What it holds is not for tools to read: the person pastes it, into a field. */
  lb_status (*set_clipboard)(lb_ui *ui, const char *utf8);

  /* A button of a menu bar with its menu below it: answers whether the menu is open, as begin_menu, and end_menu closes
   * its scope, "<id>-menu". `keys` open it, too ("Alt+F"; "" for none). From an open one, Left and Right go over to the
   * menus of the buttons beside. */
  bool (*begin_menu_button)(lb_ui *ui, const char *id, const char *label, const char *keys);
} lb_ui_api;

#ifdef __cplusplus
}
#endif

#endif
