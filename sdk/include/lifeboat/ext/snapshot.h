/* lifeboat.snapshot/0: the registry at one moment, for work off the UI thread.
 *
 * A snapshot never changes, whatever is edited or saved meanwhile, and costs memory only for pages that do. Search,
 * export and checks are walks over one. `take` is [ui]; everything else [any], one thread at a time per snapshot.
 */
#ifndef LIFEBOAT_EXT_SNAPSHOT_H
#define LIFEBOAT_EXT_SNAPSHOT_H

#include "registry.h"

#ifdef __cplusplus
extern "C" {
#endif

#define LB_EXT_SNAPSHOT "lifeboat.snapshot/0"

typedef struct lb_snapshot lb_snapshot;

/* What a visitor answers. SKIP, of a key: neither its values nor its subkeys. */
enum { LB_WALK_ON = 0, LB_WALK_SKIP = 1, LB_WALK_END = 2 };

/* All bytes are borrowed until the visitor returns. */
typedef struct lb_walk_key {
  uint32_t size;
  uint32_t depth;        /* 0: the key that the snapshot was taken of */
  lb_bytes path_utf8;    /* whole, as the snapshot's own path was given */
  lb_bytes name_utf8;
  lb_bytes class_utf8;
  uint64_t last_written; /* FILETIME; 0 for folders of hives */
} lb_walk_key;

typedef struct lb_walk_value {
  uint32_t size;
  uint32_t type;
  lb_bytes name_utf8;
  lb_bytes data;         /* without LB_WALK_DATA: no bytes, but their number */
} lb_walk_value;

typedef struct lb_visitor {
  uint32_t size;
  void *user;
  /* A key, before its values, which come before its subkeys; all in the order of the hive. */
  int32_t (*key)(void *user, const lb_walk_key *key);
  int32_t (*value)(void *user, const lb_walk_value *value);
  /* Something below the key of that path that cannot be read; the walk goes on past it. */
  int32_t (*problem)(void *user, const lb_bytes *path_utf8, const char *message);
} lb_visitor;

enum { LB_WALK_DATA = 1u << 0 };

enum { LB_FINDING_UNCLEAN = 0,   /* the file was not finished; no log helps */
       LB_FINDING_REPLAYABLE = 1, /* its logs hold later changes */
       LB_FINDING_DAMAGE = 2,
       LB_FINDING_NOTE = 3 };    /* odd, but Windows lives with it */

typedef struct lb_finding {
  uint32_t size;
  int32_t kind;
  const char *hive;     /* where it is mounted, or the file's name */
  const char *key_path; /* "" when it is not within a key */
  const char *message;  /* for people */
} lb_finding;

typedef struct lb_snapshots {
  uint32_t size;

  /* Of a key and all below it, over hives too. LB_BUSY until all of them have been read. */
  lb_status (*take)(const lb_host *host, lb_key key, lb_snapshot **out);
  void (*release)(lb_snapshot *snapshot);
  /* How many bytes of hives a walk goes through, for progress. */
  uint64_t (*total_bytes)(const lb_snapshot *snapshot);
  /* LB_OK also when the visitor ended it. */
  lb_status (*walk)(const lb_snapshot *snapshot, uint32_t flags, const lb_visitor *visitor);
  /* Checks the hives of the snapshot from their headers to their last cell; `found` answers LB_WALK_ON or _END. */
  lb_status (*check)(const lb_snapshot *snapshot, int32_t (*found)(void *user, const lb_finding *finding),
                     void *user);
} lb_snapshots;

#ifdef __cplusplus
}
#endif

#endif
