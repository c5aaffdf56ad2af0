// The C++ side of a plug-in, complete: include this and write a class. Header-only, C++20, no dependency but the
// standard library and gettext's <libintl.h>; nothing of it crosses the boundary, which is the C of lifeboat/plugin.h,
// so a plug-in may link any standard library and any version of this wrapper. sdk/README.md is the guide,
// sdk/examples/hello a complete tool.
#pragma once

#include "cpp/actions.hpp"
#include "cpp/hives.hpp"
#include "cpp/jobs.hpp"
#include "cpp/json.hpp"
#include "cpp/log.hpp"
#include "cpp/outcome.hpp"
#include "cpp/plugin.hpp"
#include "cpp/registry.hpp"
#include "cpp/scopes.hpp"
#include "cpp/snapshot.hpp"
#include "cpp/target.hpp"
#include "cpp/text.hpp"
#include "cpp/tool.hpp"
#include "cpp/translate.hpp"
#include "cpp/ui.hpp"
