// The registry that all tools share, behind lifeboat.registry/0: the selected Windows' registry or none, the open key
// handles, and where a save stands. Who may ask the person differs between the console and a command line, so
// `request_save` calls the hook that the program has set. UI thread only, but for `save` (see save.hpp).
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "host/registry/offline/key_handles.hpp"
#include "host/registry/offline/save.hpp"

namespace lifeboat::registry {

class RegistryService {
 public:
  enum class SaveState { idle, asking, writing };

  // Where hives are read, of this and of every later selection; borrowed. Without it each call reads what it needs.
  void read_in(jobs::JobQueue& queue);
  // Whether anything is being read: no save begins meanwhile.
  [[nodiscard]] bool is_reading() const { return queue_ != nullptr && !queue_->is_idle(); }

  // Null: no system is selected. Unsaved edits of the one before are gone, so ask first.
  void select(std::unique_ptr<OfflineRegistry> registry);
  // `refused` with the reason for people while nothing is selected or a save is writing.
  [[nodiscard]] Result<OfflineRegistry*> current();
  [[nodiscard]] bool has_registry() const { return registry_ != nullptr; }
  [[nodiscard]] KeyHandles& keys() { return keys_; }
  [[nodiscard]] std::uint64_t revision() const;
  // While a save is writing, what it was before: the registry belongs to the job then.
  [[nodiscard]] std::size_t change_count() const;

  // Who sits at the screen, for the journal; set in each frame, or once by a command.
  void set_who(std::string who) { who_ = std::move(who); }
  [[nodiscard]] const std::string& who() const { return who_; }

  // Saving
  void set_save_hook(std::function<Status()> hook) { save_hook_ = std::move(hook); }
  // `busy` while hives are being read, as a volume serves one job at a time.
  [[nodiscard]] Status request_save();
  [[nodiscard]] SaveState save_state() const { return save_state_; }
  void set_save_state(SaveState state);
  // The registry for the save itself, also while `writing`.
  [[nodiscard]] OfflineRegistry* registry_for_save() { return registry_.get(); }
  void set_message(std::string text, bool is_error);
  [[nodiscard]] const std::string& message() const { return message_; }
  [[nodiscard]] bool is_message_error() const { return is_message_error_; }

 private:
  jobs::JobQueue* queue_ = nullptr;
  std::unique_ptr<OfflineRegistry> registry_;
  KeyHandles keys_;
  std::uint64_t revision_base_ = 0;
  std::string who_ = "local user";
  std::function<Status()> save_hook_;
  SaveState save_state_ = SaveState::idle;
  std::size_t count_while_writing_ = 0;
  std::uint64_t revision_while_writing_ = 0;
  std::string message_;
  bool is_message_error_ = false;
};

// What a finished save says to the person.
[[nodiscard]] std::string describe_report(const SaveReport& report);

}  // namespace lifeboat::registry
