/* lifeboat.registry/0: the offline registry, as the selected Windows would show it.
 *
 * One open hive is shared by all tools. Edits are made in memory and seen by every tool at once; `request_save` has
 * the HOST show the plan, ask the person, back up, write and verify. Nothing reaches the disk otherwise.
 *
 * Keys are handles, good until `close_key`, or until the key is deleted or the selection changes: then calls answer
 * LB_NOT_FOUND. Paths: "HKLM\SYSTEM\CurrentControlSet\…", the long root names too; CurrentControlSet is the control
 * set that Windows would choose. Names compare without regard to case. All calls [ui].
 *
 * In a console hives are read while the window goes on. A call that needs a hive which is not there yet has it read, and
 * answers LB_BUSY: call again when `revision` has changed; a frame is asked for then. In an action each call waits.
 */
#ifndef LIFEBOAT_EXT_REGISTRY_H
#define LIFEBOAT_EXT_REGISTRY_H

#include "../plugin.h"

#ifdef __cplusplus
extern "C" {
#endif

#define LB_EXT_REGISTRY "lifeboat.registry/0"

typedef uint64_t lb_key; /* 0: none */

/* Borrowed: good until the next call of this extension. Not NUL-terminated. */
typedef struct lb_bytes {
  const uint8_t *data;
  size_t size;
} lb_bytes;

typedef struct lb_key_info {
  uint32_t size;
  uint32_t subkey_count;
  uint32_t value_count;
  uint64_t last_written; /* FILETIME; 0 for keys that stand for a folder of hives */
  bool is_writable;      /* false: a folder of hives, or a hive that cannot be edited; see LB_HIVE_WRITABLE */
  bool is_link;
} lb_key_info;

typedef struct lb_value_info {
  uint32_t size;
  uint32_t type;       /* REG_* */
  uint32_t size_bytes;
} lb_value_info;

enum { LB_SAVE_IDLE = 0, LB_SAVE_ASKING = 1, LB_SAVE_WRITING = 2 };

typedef struct lb_registry {
  uint32_t size;

  /* Grows with every change of any hive or of the selection, and when a hive has been read: what was read before may
   * be stale. */
  uint64_t (*revision)(const lb_host *host);
  /* "" opens the top, whose subkeys are the roots (HKEY_LOCAL_MACHINE). LB_NOT_FOUND; LB_REFUSED: damaged. */
  lb_status (*open_key)(const lb_host *host, const char *path, lb_key *out);
  void (*close_key)(const lb_host *host, lb_key key);

  /* Reading. `info->size` is set by the caller. */
  lb_status (*key_info)(const lb_host *host, lb_key key, lb_key_info *info);
  /* The class name that some keys carry; empty for most. */
  lb_status (*class_name)(const lb_host *host, lb_key key, lb_bytes *utf8);
  lb_status (*subkey_name)(const lb_host *host, lb_key key, uint32_t index, lb_bytes *utf8);
  /* The other way round, quick among many: LB_NOT_FOUND when there is none of that name. */
  lb_status (*subkey_index)(const lb_host *host, lb_key key, const char *name, uint32_t *index);
  /* `name` empty: the default value. */
  lb_status (*value_at)(const lb_host *host, lb_key key, uint32_t index, lb_bytes *name_utf8, lb_value_info *info);
  lb_status (*value_data)(const lb_host *host, lb_key key, const char *name, lb_value_info *info, lb_bytes *data);

  /* Editing, in memory. LB_REFUSED names the reason in last_error. */
  lb_status (*create_key)(const lb_host *host, lb_key parent, const char *name);
  lb_status (*set_value)(const lb_host *host, lb_key key, const char *name, uint32_t type, const uint8_t *data,
                         size_t size_bytes);
  lb_status (*delete_value)(const lb_host *host, lb_key key, const char *name);
  lb_status (*delete_key)(const lb_host *host, lb_key key);
  /* A key's handle stays good; its path is the new one from then on. LB_REFUSED: there is such a name already. */
  lb_status (*rename_key)(const lb_host *host, lb_key key, const char *name);
  lb_status (*rename_value)(const lb_host *host, lb_key key, const char *name, const char *new_name);
  /* The key with all below it, into `parent` (of any hive), under a name that is not taken there. */
  lb_status (*copy_key)(const lb_host *host, lb_key key, lb_key parent, const char *name);
  /* Edits between the two are undone and redone as one, and told as one: `label`, for people ("Import of x.reg").
   * Groups do not nest. */
  lb_status (*begin_group)(const lb_host *host, const char *label);
  void (*end_group)(const lb_host *host);

  /* How many edits wait to be saved, over all hives. */
  uint32_t (*change_count)(const lb_host *host);
  /* Has the host show what would be written and ask. In an action, where nobody is at the screen, the command
   * itself is the yes, and this returns when the change is on disk, or LB_REFUSED. LB_BUSY while hives are read. */
  lb_status (*request_save)(const lb_host *host);
  /* Throws all unsaved edits away. */
  lb_status (*discard)(const lb_host *host);
  int32_t (*save_state)(const lb_host *host);
  /* What became of the last save, for people: "Saved. The old files are in …", or why not. "" before the first. */
  lb_status (*save_message)(const lb_host *host, bool *is_error, lb_bytes *utf8);
} lb_registry;

#ifdef __cplusplus
}
#endif

#endif
