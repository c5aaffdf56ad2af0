// The host's own question before anything is written to the offline Windows: what will change, in which file, where
// the copy of the old files goes. While the answer is out and while the write is under way this page stands in
// place of every tool, so nothing reads or edits a hive that is being written. "Not now" holds the keyboard first.
// UI thread only; the write itself runs in a job.
#pragma once

#include <functional>
#include <string>

#include "host/base/error.hpp"
#include "host/jobs/jobs.hpp"
#include "host/registry/offline/registry_service.hpp"
#include "host/ui/ui.hpp"

namespace lifeboat::toolset {

// Who may say yes, and as whom the yes is recorded beside the backup.
struct SavePolicy {
  bool is_local_only = false;  // a technician's yes does not count
  std::function<std::string(const ui::Ui&)> who_presses = [](const ui::Ui&) { return std::string("local user"); };
};

class SavePage {
 public:
  SavePage(registry::RegistryService& service, jobs::Jobs& jobs) : service_(service), jobs_(jobs) {}

  void set_policy(SavePolicy policy) { policy_ = std::move(policy); }
  // [ui] After every save that succeeded.
  void set_saved_hook(std::function<void()> hook) { saved_hook_ = std::move(hook); }

  // The service's save hook: checks that the volume can be written, then asks.
  [[nodiscard]] Status ask();
  // Whether the page is up; then `draw` it instead of the tools.
  [[nodiscard]] bool is_up() const;
  void draw(ui::Ui& ui);

 private:
  void draw_question(ui::Ui& ui);
  static void draw_changes(ui::Ui& ui, const registry::SavePlan& plan);
  void start_writing(const std::string& agreed_by);
  void finish(const Result<registry::SaveReport>& outcome);

  registry::RegistryService& service_;
  jobs::Jobs& jobs_;
  SavePolicy policy_;
  std::function<void()> saved_hook_ = [] {};
  bool is_new_ = false;  // asked since the last frame: the keyboard goes to "Not now"
};

}  // namespace lifeboat::toolset
