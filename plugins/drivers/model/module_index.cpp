#include "plugins/drivers/model/module_index.hpp"

#include <libkmod.h>

#include <algorithm>
#include <new>
#include <system_error>

namespace lifeboat::drivers {
namespace {

// A list of libkmod's, freed at the end.
struct ModuleList {
  ModuleList() = default;
  ModuleList(const ModuleList&) = delete;
  ModuleList& operator=(const ModuleList&) = delete;
  ~ModuleList() { kmod_module_unref_list(list); }
  kmod_list* list = nullptr;
};

struct UnrefModule {
  void operator()(kmod_module* module) const { kmod_module_unref(module); }
};
using Module = std::unique_ptr<kmod_module, UnrefModule>;

bool is_built_in(kmod_module* module) { return kmod_module_get_initstate(module) == KMOD_MODULE_BUILTIN; }

// None where libkmod has no room for it; one that is nowhere has no path.
Module find(kmod_ctx* context, const std::string& name) {
  kmod_module* raw = nullptr;
  return kmod_module_new_from_name(context, name.c_str(), &raw) < 0 ? Module() : Module(raw);
}

std::vector<std::string> names_of(kmod_list* list) {
  std::vector<std::string> names;
  for (kmod_list* at = list; at != nullptr; at = kmod_list_next(list, at)) {
    const Module module(kmod_module_get_module(at));
    names.emplace_back(kmod_module_get_name(module.get()));
  }
  return names;
}

std::vector<std::string> without_blacklisted(kmod_ctx* context, kmod_list* list) {
  ModuleList left;
  if (kmod_module_apply_filter(context, KMOD_FILTER_BLACKLIST, list, &left.list) < 0) return names_of(list);
  return names_of(left.list);
}

kmod_ctx* open_context(const Places& places) {
  std::vector<const char*> settings;
  for (const auto& folder : places.module_settings) settings.push_back(folder.c_str());
  settings.push_back(nullptr);
  kmod_ctx* context = kmod_new(places.modules.c_str(), settings.size() > 1 ? settings.data() : nullptr);
  if (context == nullptr) throw std::bad_alloc();
  kmod_set_log_fn(context, [](void*, int, const char*, int, const char*, const char*, va_list) {}, nullptr);
  return context;
}

}  // namespace

std::string module_name(std::string name) {
  std::ranges::replace(name, '-', '_');
  return name;
}

void ModuleIndex::Unref::operator()(kmod_ctx* context) const { kmod_unref(context); }

ModuleIndex::ModuleIndex(const Places& places) : loaded_(places.sysfs / "module"), context_(open_context(places)) {}

std::vector<KnownModule> ModuleIndex::fitting(const std::string& modalias) const {
  ModuleList found;
  if (kmod_module_new_from_lookup(context_.get(), modalias.c_str(), &found.list) < 0) return {};
  const std::vector<std::string> allowed = without_blacklisted(context_.get(), found.list);
  std::vector<KnownModule> out;
  for (kmod_list* at = found.list; at != nullptr; at = kmod_list_next(found.list, at)) {
    const Module module(kmod_module_get_module(at));
    const std::string name = kmod_module_get_name(module.get());
    out.push_back({name, is_built_in(module.get()), is_loaded(name), std::ranges::find(allowed, name) == allowed.end()});
  }
  return out;
}

bool ModuleIndex::has(const std::string& name) const {
  const Module module = find(context_.get(), name);
  return is_loaded(name) || (module && (kmod_module_get_path(module.get()) != nullptr || is_built_in(module.get())));
}

bool ModuleIndex::is_builtin(const std::string& name) const {
  const Module module = find(context_.get(), name);
  return module && is_built_in(module.get());
}

bool ModuleIndex::is_loaded(const std::string& name) const {
  std::error_code ignored;
  return std::filesystem::exists(loaded_ / module_name(name), ignored);
}

}  // namespace lifeboat::drivers
