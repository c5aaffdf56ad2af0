// What this console hands to tools, and what it knows of their needs.
#pragma once

#include "host/loader/extensions/extension_table.hpp"
#include "host/loader/extensions/needs.hpp"
#include "host/toolset/selection.hpp"

namespace lifeboat::launch {

[[nodiscard]] loader::ExtensionTable make_extensions();
// `may_serve`: whether the administrator lets that tool share the screen.
[[nodiscard]] loader::NeedFacts facts_of(const toolset::Selection& selection, bool may_serve);

}  // namespace lifeboat::launch
