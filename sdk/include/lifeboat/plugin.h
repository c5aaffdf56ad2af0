/* A Lifeboat plug-in: a shared object that exports one object, `lb_plugin_entry`, and nothing else.
 *
 * Everything is C. No exception may leave a function of the plug-in (lifeboat/tool.hpp takes care of that in C++), no
 * ImGui type crosses, and everything beyond these structures is asked for by string id: the plug-in asks the host for
 * "lifeboat.ui/0", the host asks the plug-in for "lifeboat.actions/0".
 *
 * A structure that crosses begins with `size`, set by whoever fills it: a reader looks at a field only when `size`
 * covers it, so both sides may grow. Strings are UTF-8, NUL-terminated, and belong to who gives them.
 * Threads: [ui] the host's UI thread; [any] any thread; [job] a job's thread.
 * Ids with "/0" may change until the SDK is frozen as "/1".
 */
#ifndef LIFEBOAT_PLUGIN_H
#define LIFEBOAT_PLUGIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define LB_ABI_MAJOR 0
#define LB_ABI_MINOR 1

#if defined(__GNUC__)
#define LB_EXPORT __attribute__((visibility("default")))
#else
#define LB_EXPORT
#endif

typedef int32_t lb_status;
enum {
  LB_OK = 0,
  LB_NOT_FOUND = 1, /* also the exit code of an action */
  LB_BAD_USE = 2,
  LB_REFUSED = 3, /* damaged, refused, or failed underneath */
  LB_BUSY = 5,    /* not yet: what the call needs is being made ready; last_error names it. (4 is an exit code of ours.)
                   * Each extension says when to call again. Never in an action. */
};

/* What a tool cannot work without. An unmet need greys the tool and names the reason. */
typedef uint32_t lb_needs;
enum {
  LB_NEEDS_SYSTEM = 1u << 0,   /* a selected Windows installation */
  LB_NEEDS_HIVES = 1u << 1,    /* its registry */
  LB_NEEDS_NETWORK = 1u << 2,
  LB_NEEDS_SCREEN = 1u << 3,   /* lifeboat.screen: serving the console's picture */
  LB_NEEDS_WRITING = 1u << 4,  /* asks to write to the target */
};

typedef struct lb_host lb_host;
typedef struct lb_tool lb_tool;
typedef struct lb_ui lb_ui;

/* The host as one tool sees it. Valid from `create` until after `destroy`. */
struct lb_host {
  uint32_t size;
  void *data; /* the host's own */
  /* [any] The extension's function table, for ever valid, or NULL: unknown, or not declared in `extensions`. */
  const void *(*get_extension)(const lb_host *host, const char *id);
  /* [any] Draw again soon: something changed that input did not cause. */
  void (*request_frame)(const lb_host *host);
  /* [any] The message of the last call of this host's extensions that failed on this thread; never NULL. The text
   * belongs to the host and lasts until this thread's next call. */
  const char *(*last_error)(const lb_host *host);
};

/* A tool that is open. */
struct lb_tool {
  uint32_t size;
  void *data; /* the plug-in's own */
  /* [ui] Ends the tool and frees everything, `lb_tool` itself too. */
  void (*destroy)(lb_tool *tool);
  /* [ui] Draws the page once. Must not block, read or write files: the host draws nothing while it runs, and
   * restarts without the tool when it does not come back. `ui` is valid during the call. */
  lb_status (*frame)(lb_tool *tool, lb_ui *ui);
  /* [ui] Whether closing would lose something the user did; NULL means never. */
  bool (*has_unsaved_work)(lb_tool *tool);
  /* [ui] Why the last `frame` did not answer LB_OK, for people; good until the next call of this tool. NULL: the
   * tool never says. A host that shows the reason looks here only when `size` covers it. */
  const char *(*failure)(lb_tool *tool);
};

/* What the toolset window shows before the tool is ever opened. The same facts stand in the sidecar JSON. */
typedef struct lb_tool_descriptor {
  uint32_t size;
  lb_needs needs;
  const char *id;       /* "registry-editor": [a-z0-9-], at most 63; unique; part of item paths */
  const char *name;     /* message id, translated by the host in `text_domain` */
  const char *subtitle; /* what it does for the person, one sentence; message id */
  const char *icon;     /* a name from docs of lifeboat.ui: "registry", "network", "driver", "remote", "tool" */
  /* Ids of the extensions the tool may get, NULL at the end. Others are not handed out. */
  const char *const *extensions;
} lb_tool_descriptor;

typedef struct lb_plugin {
  uint32_t size;
  uint16_t abi_major; /* LB_ABI_MAJOR: another major is refused */
  uint16_t abi_minor;
  const char *id;          /* "org.lifeboat.regedit": unique */
  const char *vendor;
  const char *version;
  const char *text_domain; /* gettext domain; NULL: none */
  uint32_t tool_count;     /* at most 32 */
  /* [ui] `index` < tool_count. The descriptor is constant. */
  const lb_tool_descriptor *(*tool_descriptor)(uint32_t index);
  /* [ui] Opens the tool. On failure `*out` stays NULL; `host->last_error` is not used: the plug-in writes its
   * reason to `reason` (NUL-terminated, at most `reason_size` bytes). */
  lb_status (*create)(uint32_t index, const lb_host *host, lb_tool **out, char *reason, size_t reason_size);
  /* [any] What the plug-in offers to the host ("lifeboat.actions/0"), or NULL. May itself be NULL. */
  const void *(*get_extension)(const char *id);
} lb_plugin;

/* The one exported symbol. In C++: extern "C" LB_EXPORT const lb_plugin lb_plugin_entry = { … }; */
#define LB_ENTRY_SYMBOL "lb_plugin_entry"

#ifdef __cplusplus
}
#endif

#endif
