// Export: a key with all below it, or everything, as a .reg file, written by a job from a snapshot while the person goes
// on. The file is whole or not there (output_file.hpp); what could not stand in it is told. It waits for hives that the host
// is still reading. UI thread only.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lifeboat/cpp/jobs.hpp"
#include "lifeboat/cpp/registry.hpp"

namespace lifeboat::regedit {

struct ExportRequest {
  std::string file;  // on this machine, from "/"
  std::string key;   // "": everything
  bool may_replace = false;
};

// What an export told so far.
struct ExportNews {
  std::uint64_t key_count = 0, left_out_count = 0;
  std::vector<std::string> left_out;  // the first k_told_limit
  bool is_there = false;              // a file of that name; nothing was written
  bool is_written = false;
};

struct ExportInbox;

class Exporter {
 public:
  // So many things that were left out are named, the others counted.
  static constexpr std::size_t k_told_limit = 1000;

  enum class State { idle, waiting, running, asking, done, cancelled, failed };  // asking: whether to replace a file

  // `registry` is borrowed.
  Exporter(sdk::Host host, const sdk::Registry& registry) : host_(host), registry_(registry) {}

  // Whether this console has what an export needs.
  [[nodiscard]] bool is_offered() const;
  void start(const ExportRequest& request);
  // The answer yes while asking.
  void replace();
  void stop();
  void refresh();

  [[nodiscard]] State state() const { return state_; }
  // How it stands, for people; "" while idle.
  [[nodiscard]] std::string summary() const;
  [[nodiscard]] const std::vector<std::string>& left_out() const { return told_.left_out; }

 private:
  [[nodiscard]] sdk::Outcome<void> try_start();

  sdk::Host host_;
  const sdk::Registry& registry_;
  State state_ = State::idle;
  ExportRequest request_;
  std::uint64_t tried_revision_ = 0;
  std::string failure_;  // while waiting: for what
  ExportNews told_;
  std::shared_ptr<ExportInbox> inbox_;  // the job's, too
  std::optional<sdk::Job> job_;         // last: it ends before what it uses
};

}  // namespace lifeboat::regedit
