#include "plugins/drivers/model/module_loader.hpp"

#include "lifeboat/cpp/translate.hpp"
#include "plugins/drivers/model/kmod_loader.hpp"
#include "plugins/drivers/model/say.hpp"

namespace lifeboat::drivers {
namespace {

using sdk::tr;

class RefusingLoader final : public ModuleLoader {
 public:
  [[nodiscard]] std::string refusal() const override {
    return tr("This is not the recovery image: no driver is loaded here.");
  }
  [[nodiscard]] sdk::Outcome<void> load_own(const std::string&) override { return failure(); }
  [[nodiscard]] sdk::Outcome<void> load_file(const std::string&) override { return failure(); }

 private:
  [[nodiscard]] sdk::Failure failure() const { return {LB_REFUSED, refusal()}; }
};

}  // namespace

std::unique_ptr<ModuleLoader> make_module_loader(const Places& places, bool is_live) {
  if (!is_live) return std::make_unique<RefusingLoader>();
  return make_kmod_loader(places);
}

sdk::Outcome<void> carry_out(const LoadPlan& plan, ModuleLoader& loader) {
  if (const std::string refusal = loader.refusal(); !refusal.empty()) return sdk::Failure{LB_REFUSED, refusal};
  for (const LoadStep& step : plan.steps) {
    const auto loaded = step.path.empty() ? loader.load_own(step.name) : loader.load_file(step.path);
    if (loaded) continue;
    return sdk::Failure{loaded.failure().status, say(tr("The driver {} was not loaded: {}"), step.name,
                                                     loaded.failure().message)};
  }
  return {};
}

}  // namespace lifeboat::drivers
