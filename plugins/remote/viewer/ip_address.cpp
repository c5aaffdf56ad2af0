#include "plugins/remote/viewer/ip_address.hpp"

#include <boost/asio/ip/address.hpp>

namespace lifeboat::remote::viewer {

bool is_console_address(const std::string& text) {
  boost::system::error_code error;
  const auto address = boost::asio::ip::make_address(text, error);
  return !error && !address.is_unspecified() && !address.is_multicast();
}

}  // namespace lifeboat::remote::viewer
