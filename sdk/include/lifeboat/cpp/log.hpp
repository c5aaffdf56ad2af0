// Lines for the console's log (lifeboat/ext/log.h), from any thread. Without the extension they go nowhere. Never
// put secrets or the person's data into them.
#pragma once

#include <string>

#include "../ext/log.h"
#include "host.hpp"

namespace lifeboat::sdk {

class Log {
 public:
  explicit Log(Host host) : host_(host), table_(host.find_extension<lb_log>(LB_EXT_LOG)) {}

  void info(const std::string& line) const { write(LB_LOG_INFO, line); }
  void warning(const std::string& line) const { write(LB_LOG_WARNING, line); }
  void error(const std::string& line) const { write(LB_LOG_ERROR, line); }

 private:
  void write(std::int32_t level, const std::string& line) const {
    if (table_ != nullptr) table_->write(host_.raw(), level, line.c_str());
  }
  Host host_;
  const lb_log* table_;
};

}  // namespace lifeboat::sdk
