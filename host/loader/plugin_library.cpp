#include "host/loader/plugin_library.hpp"

#include <dlfcn.h>

// Boost.DLL with std::filesystem: its own path type would pull a second file system library into the host.
#define BOOST_DLL_USE_STD_FS
#include <boost/dll/shared_library.hpp>
#include <fmt/format.h>

#include "host/base/text.hpp"
#include "host/loader/descriptor.hpp"

namespace lifeboat::loader {

namespace {

namespace dll = boost::dll;

// A second handle that never closes: from here on the module stays, whatever becomes of other handles.
void pin(const std::filesystem::path& path) { (void)::dlopen(path.c_str(), RTLD_NOW | RTLD_NOLOAD | RTLD_NODELETE); }

// The throwing constructor: the one with an error code drops dlerror's text. A constructor of the plug-in may throw
// as well, and then anything may come out of here.
Result<const lb_plugin*> open_entry(const std::filesystem::path& path) {
  try {
    dll::shared_library library(path, dll::load_mode::rtld_now | dll::load_mode::rtld_local);
    pin(path);
    if (!library.has(LB_ENTRY_SYMBOL)) return fail(ErrorKind::refused, tr("it is not a Lifeboat plug-in"));
    return &library.get<const lb_plugin>(LB_ENTRY_SYMBOL);
  } catch (const std::exception& error) {
    return fail(ErrorKind::refused, fmt::format(fmt::runtime(tr("it cannot be loaded: {}")), error.what()));
  } catch (...) {
    return fail(ErrorKind::refused, tr("it cannot be loaded"));
  }
}

const char* differing_field(const SidecarTool& a, const SidecarTool& b) {
  if (a.id != b.id) return "id";
  if (a.name != b.name) return "name";
  if (a.subtitle != b.subtitle) return "subtitle";
  if (a.icon != b.icon) return "icon";
  if (a.needs != b.needs) return "needs";
  if (a.extensions != b.extensions) return "extensions";
  return nullptr;
}

const char* differing_tool(const std::vector<SidecarTool>& a, const std::vector<SidecarTool>& b) {
  if (a.size() != b.size()) return "tools";
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (const char* field = differing_field(a[i], b[i])) return field;
  }
  return nullptr;
}

bool differs(const std::optional<SidecarActions>& a, const std::optional<SidecarActions>& b) {
  if (a.has_value() != b.has_value()) return true;
  return a && (a->command != b->command || a->actions != b->actions);
}

const char* differing_field(const Sidecar& a, const Sidecar& b) {
  if (a.abi_major != b.abi_major) return "abi_major";
  if (a.abi_minor != b.abi_minor) return "abi_minor";
  if (a.id != b.id) return "id";
  if (a.vendor != b.vendor) return "vendor";
  if (a.version != b.version) return "version";
  if (a.text_domain != b.text_domain) return "text_domain";
  if (differs(a.actions, b.actions)) return "actions";
  return differing_tool(a.tools, b.tools);
}

}  // namespace

Result<PluginLibrary> PluginLibrary::open(const std::filesystem::path& path) {
  auto entry = open_entry(path);
  if (!entry) return tl::unexpected(entry.error());
  if (auto status = check_descriptor(**entry); !status) return tl::unexpected(status.error());
  return PluginLibrary(*entry);
}

const lb_actions* PluginLibrary::actions() const { return actions_of(*entry_); }

Status PluginLibrary::agrees_with(const Sidecar& sidecar) const {
  const char* field = differing_field(sidecar, sidecar_from(*entry_));
  if (field == nullptr) return {};
  return fail(ErrorKind::refused,
              fmt::format(fmt::runtime(tr("its description does not match it: \"{}\" differs")), field));
}

}  // namespace lifeboat::loader
