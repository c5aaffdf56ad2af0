#include "plugins/drivers/model/kmod_loader.hpp"

#include <libkmod.h>

#include <cerrno>
#include <new>

namespace lifeboat::drivers {
namespace {

struct UnrefContext {
  void operator()(kmod_ctx* context) const { kmod_unref(context); }
};
struct UnrefModule {
  void operator()(kmod_module* module) const { kmod_module_unref(module); }
};
using Context = std::unique_ptr<kmod_ctx, UnrefContext>;
using Module = std::unique_ptr<kmod_module, UnrefModule>;

sdk::Outcome<void> outcome(int answer) {
  if (answer == 0) return {};
  return sdk::Failure{LB_REFUSED, describe_load_error(answer < 0 ? -answer : EPERM)};  // above 0: blacklisted
}

class KmodLoader final : public ModuleLoader {
 public:
  explicit KmodLoader(const Places& places) : modules_(places.modules.string()) {}

  [[nodiscard]] std::string refusal() const override { return {}; }

  // Commands that modprobe's settings would run instead are not run.
  [[nodiscard]] sdk::Outcome<void> load_own(const std::string& name) override {
    const Context context = open();
    kmod_module* raw = nullptr;
    if (const int error = kmod_module_new_from_name(context.get(), name.c_str(), &raw); error < 0) return outcome(error);
    const Module module(raw);
    return outcome(kmod_module_probe_insert_module(raw, KMOD_PROBE_IGNORE_COMMAND, nullptr, nullptr, nullptr, nullptr));
  }

  [[nodiscard]] sdk::Outcome<void> load_file(const std::string& path) override {
    const Context context = open();
    kmod_module* raw = nullptr;
    if (const int error = kmod_module_new_from_path(context.get(), path.c_str(), &raw); error < 0) return outcome(error);
    const Module module(raw);
    return outcome(kmod_module_insert_module(raw, 0, ""));
  }

 private:
  // A new one each time: a context keeps the path that it first knew a module by.
  [[nodiscard]] Context open() const {
    Context context(kmod_new(modules_.c_str(), nullptr));
    if (!context) throw std::bad_alloc();
    return context;
  }

  std::string modules_;
};

}  // namespace

std::unique_ptr<ModuleLoader> make_kmod_loader(const Places& places) { return std::make_unique<KmodLoader>(places); }

}  // namespace lifeboat::drivers
