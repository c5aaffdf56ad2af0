#include "plugins/drivers/model/module_signature.hpp"

#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/x509.h>

#include <array>
#include <cstdint>
#include <memory>

#include "plugins/drivers/model/plain_text.hpp"

namespace lifeboat::drivers {
namespace {

constexpr std::string_view k_mark = "~Module signature appended~\n";
constexpr std::size_t k_record_bytes = 12;
constexpr std::size_t k_kind_at = 2, k_length_at = 8;
constexpr unsigned char k_pkcs7 = 2;
constexpr std::size_t k_most_signature_bytes = 64 << 10;  // Debian's have 400
constexpr std::size_t k_most_signer_bytes = 256;

struct FreeCms {
  void operator()(CMS_ContentInfo* message) const { CMS_ContentInfo_free(message); }
};
using Cms = std::unique_ptr<CMS_ContentInfo, FreeCms>;

std::uint32_t big_endian(std::string_view bytes) {
  std::uint32_t out = 0;
  for (std::size_t i = 0; i < 4; ++i) out = out << 8 | static_cast<unsigned char>(bytes[i]);
  return out;
}

// The common name of the issuer of the first signer's certificate.
std::string issuer_name(std::string_view pkcs7) {
  const auto* at = reinterpret_cast<const unsigned char*>(pkcs7.data());
  const Cms message(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(pkcs7.size())));
  STACK_OF(CMS_SignerInfo)* signers = message ? CMS_get0_SignerInfos(message.get()) : nullptr;
  if (signers == nullptr || sk_CMS_SignerInfo_num(signers) == 0) return {};
  X509_NAME* issuer = nullptr;
  CMS_SignerInfo_get0_signer_id(sk_CMS_SignerInfo_value(signers, 0), nullptr, &issuer, nullptr);
  std::array<char, k_most_signer_bytes> name{};
  if (issuer == nullptr ||
      X509_NAME_get_text_by_NID(issuer, NID_commonName, name.data(), static_cast<int>(name.size())) < 0) {
    return {};
  }
  return name.data();
}

}  // namespace

void read_signature(std::string_view file, ModuleFacts& facts) {
  if (!file.ends_with(k_mark) || file.size() < k_mark.size() + k_record_bytes) return;
  file.remove_suffix(k_mark.size());
  const std::string_view record = file.substr(file.size() - k_record_bytes);
  file.remove_suffix(k_record_bytes);
  const std::size_t length = big_endian(record.substr(k_length_at));
  if (static_cast<unsigned char>(record[k_kind_at]) != k_pkcs7 || length > file.size()) return;
  facts.is_signed = true;
  if (length <= k_most_signature_bytes) facts.signer = plain(issuer_name(file.substr(file.size() - length)));
  ERR_clear_error();
}

}  // namespace lifeboat::drivers
