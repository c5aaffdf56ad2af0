/* lifeboat.hives/0: the hive files behind the registry, and what was done to them.
 *
 * lifeboat.registry shows keys; this shows the files that they lie in: which there are, what is wrong with them, what
 * their transaction logs hold, and the history of edits with undo. All calls [ui]. Texts and bytes are borrowed until
 * the next call of this extension. A console reads hives while its window goes on: see LB_BUSY in lifeboat.registry.
 */
#ifndef LIFEBOAT_EXT_HIVES_H
#define LIFEBOAT_EXT_HIVES_H

#include "registry.h"

#ifdef __cplusplus
extern "C" {
#endif

#define LB_EXT_HIVES "lifeboat.hives/0"

enum {
  LB_HIVE_OPEN = 1u << 0,       /* it has been read */
  LB_HIVE_WRITABLE = 1u << 1,   /* edits are possible, as far as is known: the first one may find damage */
  LB_HIVE_UNCLEAN = 1u << 2,    /* Windows did not finish writing the file */
  LB_HIVE_REPLAYABLE = 1u << 3, /* its logs hold later changes: `replay` applies them */
  LB_HIVE_REPLAYED = 1u << 4,   /* that was done, in memory; a save makes it last */
  LB_HIVE_DAMAGED = 1u << 5,    /* part of it cannot be read */
  LB_HIVE_LOADED = 1u << 6,     /* by `load`: `unload` takes it away */
  LB_HIVE_READING = 1u << 7,    /* it is being read; calls that need it answer LB_BUSY */
};

typedef struct lb_hive_info {
  uint32_t size;
  uint32_t flags;
  const char *mount;    /* "HKEY_LOCAL_MACHINE\\SYSTEM"; "" for a bare hive */
  const char *file;     /* "\\Windows\\System32\\config\\SYSTEM" */
  const char *label;    /* whose it is, for people: the user's name; "" for none */
  const char *problem;  /* what is limited and why, for people; "" when all is well */
  uint32_t log_entries; /* LB_HIVE_REPLAYABLE, _REPLAYED: how many */
  uint64_t size_bytes;
  float progress; /* LB_HIVE_READING: how much is read, 0 to 1; 1: it is being checked; below 0: others come first */
} lb_hive_info;

enum { LB_CHANGE_SET_VALUE = 0, LB_CHANGE_DELETE_VALUE = 1, LB_CHANGE_RENAME_VALUE = 2, LB_CHANGE_CREATE_KEY = 3,
       LB_CHANGE_DELETE_KEY = 4, LB_CHANGE_RENAME_KEY = 5, LB_CHANGE_COPY_KEY = 6, LB_CHANGE_REPLAY_LOGS = 7 };
/* SAVED: the disk has it. UNDONE: the memory does not. With both or with neither of them it waits to be saved. */
enum { LB_CHANGE_SAVED = 1u << 0, LB_CHANGE_UNDONE = 1u << 1 };

/* One edit, as the journal has it. */
typedef struct lb_change {
  uint32_t size;
  int32_t kind;
  uint32_t flags;
  uint32_t group;          /* edits of one group have the same number, not 0 */
  int64_t when_ms;         /* Unix time, milliseconds, UTC */
  const char *who;         /* "local user", "technician Ada (10.0.0.7)", "command line" */
  const char *tool;        /* id of the tool that did it */
  const char *group_label; /* "" outside of a group */
  const char *key_path;
  const char *value_name;  /* "": the default value, or a change of a key */
  const char *before;      /* one line for people; "" when there was nothing */
  const char *after;
} lb_change;

typedef struct lb_hives {
  uint32_t size;

  /* Hives in the order of their mount points; the number changes when one is loaded or unloaded, and once when the
   * people's hives have been found. */
  uint32_t (*count)(const lb_host *host);
  /* `read` opens a hive that has not been read yet; without it such a hive has neither flags nor problem, and LB_BUSY
   * is never the answer. */
  lb_status (*info)(const lb_host *host, uint32_t index, bool read, lb_hive_info *info);
  /* The hive that holds the key. LB_NOT_FOUND: a folder of hives. */
  lb_status (*of_key)(const lb_host *host, lb_key key, uint32_t *index);
  /* Applies the transaction logs, in memory, as Windows would at its next start. It is a change like any other:
   * shown before saving, undone by `undo`. LB_REFUSED: no log fits. */
  lb_status (*replay)(const lb_host *host, uint32_t index);
  /* The file as a save would write it. */
  lb_status (*bytes)(const lb_host *host, uint32_t index, lb_bytes *bytes);
  /* Opens a hive file of the selected Windows' volume ("\\Users\\Bob\\NTUSER.DAT", with or without a letter) as a key
   * `name` below `root`, "HKEY_LOCAL_MACHINE" or "HKEY_USERS". LB_BUSY: call it again with the same words when the
   * registry's revision has changed, until it answers something else. One hive at a time: other words end the one before. */
  lb_status (*load)(const lb_host *host, const char *file, const char *root, const char *name);
  /* LB_REFUSED while it has unsaved edits, or was not loaded by `load`. */
  lb_status (*unload)(const lb_host *host, uint32_t index);

  /* Takes the newest edit (or group) back, or does the last undone one again. LB_NOT_FOUND: there is none. Edits that
   * are saved can be undone, too: that is a new unsaved change. */
  lb_status (*undo)(const lb_host *host);
  lb_status (*redo)(const lb_host *host);
  bool (*can_undo)(const lb_host *host);
  bool (*can_redo)(const lb_host *host);
  /* The journal, oldest first: every edit since the system was selected. */
  uint32_t (*change_count)(const lb_host *host);
  lb_status (*change)(const lb_host *host, uint32_t index, lb_change *change);

  /* Ends a `load` that answered LB_BUSY; nothing when there is none. */
  void (*cancel_load)(const lb_host *host);
} lb_hives;

#ifdef __cplusplus
}
#endif

#endif
