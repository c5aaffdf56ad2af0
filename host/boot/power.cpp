#include "host/boot/power.hpp"

#include <chrono>

#include "host/loader/child_process.hpp"

namespace lifeboat::boot {
namespace {

constexpr std::chrono::seconds k_init_time_limit{30};
constexpr int k_restart_code = 10;
constexpr int k_shut_down_code = 11;

}  // namespace

int carry_out(PowerWish wish, bool is_live) {
  if (wish == PowerWish::none) return 0;
  const bool is_restart = wish == PowerWish::restart;
  if (is_live) {
    const char* program = is_restart ? "/sbin/reboot" : "/sbin/poweroff";
    (void)loader::run_child({program}, program, k_init_time_limit, 0);
  }
  return is_restart ? k_restart_code : k_shut_down_code;
}

}  // namespace lifeboat::boot
