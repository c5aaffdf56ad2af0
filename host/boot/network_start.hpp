// The network start of the way in: runs `lifeboat tcpip start --json` in a job, so that nothing waits for a lease, and
// says in a line how far it is. The work itself, and what may be touched, is the TCP/IP plug-in's. UI thread only, but
// for the job's own thread.
#pragma once

#include <chrono>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "host/jobs/jobs.hpp"

namespace lifeboat::boot {

enum class NetworkPhase { idle, running, ready, failed };

// What is known of the network start; `reason` is for people.
struct NetworkReport {
  NetworkPhase phase = NetworkPhase::idle;
  std::string adapter;
  std::string address;  // the first one that was got
  std::string reason;   // why there is none, or what is being done
  bool operator==(const NetworkReport&) const = default;
};

// Takes one line of the command's output into the report; a line that is none of ours changes nothing.
void read_progress(std::string_view line, NetworkReport& report);

// A cable is waited for 6 seconds, a lease 30; what takes so much longer hangs.
inline constexpr std::chrono::milliseconds k_network_limit{120'000};

class NetworkStart {
 public:
  // `command`: program and arguments. `request_frame` is called on any thread when the report changed.
  NetworkStart(jobs::Jobs& jobs, std::vector<std::string> command, std::function<void()> request_frame,
               std::chrono::milliseconds limit = k_network_limit);
  // Ends what runs, and waits for that.
  ~NetworkStart();
  NetworkStart(const NetworkStart&) = delete;
  NetworkStart& operator=(const NetworkStart&) = delete;

  // Nothing while it runs already. `done` is called on the UI thread with the last report.
  void start(std::function<void(const NetworkReport&)> done = {});
  [[nodiscard]] NetworkReport report() const;

 private:
  [[nodiscard]] Status run(jobs::JobControl& control);
  void take(std::string_view line);
  void finish(const Status& ended);

  jobs::Jobs& jobs_;
  std::vector<std::string> command_;
  std::function<void()> request_frame_;
  std::chrono::milliseconds limit_;
  jobs::JobId job_ = 0;
  std::vector<std::function<void(const NetworkReport&)>> waiting_;
  mutable std::mutex mutex_;  // of report_
  NetworkReport report_;
};

}  // namespace lifeboat::boot
