// The state of an open TCP/IP Config, without its picture: the adapters, which one is selected, and the change that is
// under way. One change at a time, in a job. UI thread only.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "lifeboat/cpp/jobs.hpp"
#include "plugins/tcpip/model/command.hpp"
#include "plugins/tcpip/model/network.hpp"

namespace lifeboat::tcpip {

// What a change told last, and how it ended.
struct WorkReport {
  enum class State { none, running, done, cancelled, failed };
  State state = State::none;
  std::string adapter;
  std::string words;  // for people
};

class Configurator {
 public:
  // `network` is borrowed.
  Configurator(sdk::Host host, Network& network);

  // Takes what the network and the job have told; call once before a frame.
  void refresh();
  void apply(const Command& command);

  [[nodiscard]] const NetworkView& view() const { return view_; }
  // nullptr when there is no adapter.
  [[nodiscard]] const Adapter* selected() const;
  [[nodiscard]] std::int32_t selected_row() const;
  // Whether a change of this adapter has to be asked for, because others work over it.
  [[nodiscard]] bool needs_question(const Adapter& adapter) const;
  [[nodiscard]] const WorkReport& report() const { return report_; }
  [[nodiscard]] bool is_working() const { return report_.state == WorkReport::State::running; }

 private:
  struct Inbox;
  void run(const SelectAdapter& command);
  void run(const UseDhcp& command);
  void run(const UseStatic& command);
  void run(const CancelWork& command);
  void start(const std::string& adapter, std::string first_words, sdk::Job::Work work);
  void take_report();

  sdk::Host host_;
  Network& network_;
  NetworkView view_;
  std::string selected_;
  WorkReport report_;
  std::shared_ptr<Inbox> inbox_;  // the job's, too
  std::optional<sdk::Job> job_;   // last: it ends before what it uses
};

}  // namespace lifeboat::tcpip
