// A workspace without plug-ins and without a policy, for what only needs one.
#pragma once

#include <utility>

#include "host/toolset/workspace.hpp"

namespace lifeboat::toolset {

struct EmptyWorkspace {
  loader::Services services;
  loader::ExtensionTable extensions;
  supervisor::ToolWatch watch = std::move(*supervisor::ToolWatch::unsupervised());
  loader::Loader loader{{}};
  Access access;
  Workspace workspace{{.loader = loader,
                       .extensions = extensions,
                       .services = services,
                       .watch = watch,
                       .access = access,
                       .facts = [](const loader::ToolRow&) { return loader::NeedFacts(); },
                       .request_frame = [] {}}};
};

}  // namespace lifeboat::toolset
