/* lifeboat.target/0: the Windows being repaired, as the person selected it. Reading only. */
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

typedef struct lb_target {
  uint32_t size;
  /* [ui] */
  uint32_t (*installation_count)(const lb_host *host);
  /* [ui] Fills `out` (out->size set by the caller). LB_NOT_FOUND past the end. */
  lb_status (*installation)(const lb_host *host, uint32_t index, lb_installation *out);
  /* [ui] The index of the selected one, or -1. */
  int32_t (*selected)(const lb_host *host);
} lb_target;

#ifdef __cplusplus
}
#endif

#endif
