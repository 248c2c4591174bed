#include "server/gate.h"

#include <algorithm>
#include <cstdlib>

#include "server/http_server.h"

namespace armistice {

using httplib::Request;

bool same_token(const std::string& a, const std::string& b) {
  if (a.size() != b.size()) return false;
  unsigned char differs = 0;
  for (std::size_t k = 0; k < a.size(); ++k)
    differs = static_cast<unsigned char>(differs | (a[k] ^ b[k]));
  return differs == 0;
}

std::string cookie_token(const std::string& cookies) {
  for (std::size_t begin = 0; begin < cookies.size();) {
    std::size_t end = std::min(cookies.find(';', begin), cookies.size());
    std::string one = cookies.substr(begin, end - begin);
    one.erase(0, one.find_first_not_of(' '));
    if (one.starts_with(std::string(kCookie) + "=")) return one.substr(one.find('=') + 1);
    begin = end + 1;
  }
  return {};
}

namespace {

// Who asks, and by what name.
GateAnswer names(const Request& req, const std::vector<std::string>& hosts) {
  const auto known = [&](const std::string& host) {
    return std::find(hosts.begin(), hosts.end(), host) != hosts.end();
  };
  if (req.get_header_value_count("Host") != 1 || !known(req.get_header_value("Host")))
    return {421, "this server is not called that"};
  const std::string origin = req.get_header_value("Origin");
  const bool own = (origin.starts_with("http://") && known(origin.substr(7))) ||
                   (origin.starts_with("https://") && known(origin.substr(8)));
  if (!origin.empty() && !own) return {403, "requests of other pages are not served"};
  if (req.get_header_value("Sec-Fetch-Site") == "cross-site" && req.path != "/")
    return {403, "requests of other pages are not served"};
  return {};
}

// The kind of body that is announced.
GateAnswer announced(const Request& req, bool reads) {
  if (req.has_header("Transfer-Encoding")) return {411, "send the length of the body, not chunks"};
  if (req.has_header("Content-Encoding")) return {415, "send the body as it is, not compressed"};
  const std::string length = req.get_header_value("Content-Length");
  const bool digits = length.size() < 8 && length.find_first_not_of("0123456789") == length.npos;
  if (req.get_header_value_count("Content-Length") > 1 || !digits ||
      std::strtoul(length.c_str(), nullptr, 10) > (reads ? 0 : kMostBody))
    return {413, "the body is too large"};
  return {};
}

GateAnswer allowed(const Request& req, const std::string& token, bool reads) {
  if (!reads && req.method != "POST" && req.method != "PATCH" && req.method != "DELETE")
    return {405, "no such method here"};
  if (req.path.starts_with("/api")) {
    const std::string bearer = req.get_header_value("Authorization");
    const bool by_bearer = bearer.starts_with("Bearer ") && same_token(bearer.substr(7), token);
    if (!by_bearer && !same_token(cookie_token(req.get_header_value("Cookie")), token))
      return {401, "the token of this server is missing"};
  }
  const std::string type = req.get_header_value("Content-Type");
  if (!reads && type != "application/json" && !type.starts_with("application/json;"))
    return {415, "writes must have the content type application/json"};
  if (!reads && req.method != "DELETE" && !req.has_header("Content-Length"))
    return {411, "send the length of the body"};
  return {};
}

}  // namespace

GateAnswer gate(const Request& req, const std::string& token,
                const std::vector<std::string>& hosts) {
  const bool reads = req.method == "GET" || req.method == "HEAD";
  GateAnswer answer = names(req, hosts);
  if (answer.reason.empty()) answer = announced(req, reads);
  if (answer.reason.empty()) answer = allowed(req, token, reads);
  return answer;
}

ServerJson read_body(const Request& req) {
  if (req.body.empty()) return ServerJson::object();
  int depth = 0;
  for (const char c : req.body) {
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    if (depth > 16) refuse(400, "the body is nested too deeply");
  }
  ServerJson body = ServerJson::parse(req.body, nullptr, false);
  if (body.is_discarded() || !body.is_object()) refuse(400, "the body is not a JSON object");
  return body;
}

}  // namespace armistice
