// What a plug-in says of itself, checked before anything else believes it: sizes, ABI major, ids, texts and lists
// within their limits. Reads the plug-in's memory, so a wild pointer crashes: the probe's child does it first.
#pragma once

#include "host/base/error.hpp"
#include "host/loader/sidecar.hpp"
#include "lifeboat/ext/actions.h"
#include "lifeboat/ext/state.h"
#include "lifeboat/plugin.h"

namespace lifeboat::loader {

[[nodiscard]] Status check_descriptor(const lb_plugin& plugin);
// Of a checked plug-in: its descriptors in the sidecar's form, for comparison and for hosts.
[[nodiscard]] Sidecar sidecar_from(const lb_plugin& plugin);
// nullptr when the plug-in offers none.
[[nodiscard]] const lb_actions* actions_of(const lb_plugin& plugin);
// nullptr when it has none, or not both of its functions.
[[nodiscard]] const lb_state* state_of(const lb_plugin& plugin);

}  // namespace lifeboat::loader
