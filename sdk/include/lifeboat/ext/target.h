/* lifeboat.target/0: the Windows being repaired, as the person selected it, and its volumes. Reading
 * only. */
#ifndef LIFEBOAT_EXT_TARGET_H
#define LIFEBOAT_EXT_TARGET_H

#include "../plugin.h"

#ifdef __cplusplus
extern "C" {
#endif

#define LB_EXT_TARGET "lifeboat.target/0"

/* Strings belong to the host and last until the selection changes; never NULL. */
typedef struct lb_installation {
  uint32_t size;
  uint32_t number;           /* 1-based, as --system takes it */
  const char *product;       /* "Windows 11 Pro" */
  const char *build;         /* "22631.3007" or "" */
  const char *architecture;  /* "x64" or "" */
  const char *system_root;   /* "\Windows" */
  const char *control_set;   /* "ControlSet001" or "" */
  uint64_t volume_size_bytes;
  bool is_limited;           /* a hive is damaged or missing */
  const char *problems;      /* why, one line each; "" */
} lb_installation;

/* Strings last until the selection changes; never NULL. */
typedef struct lb_volume {
  uint32_t size;
  char letter;               /* 'C' by the current letters; 0: it has none. They change with is_remapped. */
  bool is_readable;
  const char *name;          /* for people: "volume 2 of disk.img (Windows)" */
  const char *label;         /* the file system's, or "" */
  const char *file_system;   /* "ntfs", "BitLocker", … or "" */
  const char *problem;       /* why it is not readable; "" */
  uint64_t size_bytes;       /* 0 for a folder */
} lb_volume;

/* Where a path leads. `path` is borrowed until the next call of `resolve`. */
typedef struct lb_volume_path {
  uint32_t size;
  uint32_t volume;           /* index */
  const char *path;          /* on it: "\Users\Bob" */
} lb_volume_path;

typedef struct lb_target {
  uint32_t size;
  /* [ui] */
  uint32_t (*installation_count)(const lb_host *host);
  /* [ui] Fills `out` (out->size set by the caller). LB_NOT_FOUND past the end. */
  lb_status (*installation)(const lb_host *host, uint32_t index, lb_installation *out);
  /* [ui] The index of the selected one, or -1. */
  int32_t (*selected)(const lb_host *host);

  /* [ui] The volumes of all disks. */
  uint32_t (*volume_count)(const lb_host *host);
  /* [ui] Fills `out` (out->size set by the caller). LB_NOT_FOUND past the end. */
  lb_status (*volume)(const lb_host *host, uint32_t index, lb_volume *out);
  /* [ui] Whether the volumes have the letters of the selected Windows; else they have this environment's own. */
  bool (*is_remapped)(const lb_host *host);
  /* [ui] What "C:\Users\Bob" means by the current letters; without a letter, on the volume of the selected Windows.
   * Whether there is such a file is not looked at. LB_NOT_FOUND: no volume has that letter. */
  lb_status (*resolve)(const lb_host *host, const char *path, lb_volume_path *out);
  /* [ui] A copy in memory of the file at such a path: a descriptor for reading, at its start, the caller's to close.
   * LB_REFUSED above `limit_bytes`. */
  lb_status (*copy_file)(const lb_host *host, const char *path, uint64_t limit_bytes, int *fd);
} lb_target;

#ifdef __cplusplus
}
#endif

#endif
