package dev.fairway.core.secret;

import java.util.regex.Pattern;

/// Keys and tokens that show who gave them out, wherever in a text they stand.
final class KnownToken {

    private static final int ASCII = 128;

    private static final Pattern PRIVATE_KEY = Pattern.compile("-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----");

    private static final Pattern TOKEN = Pattern.compile("(?:"
            + "(?:AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{16}(?![0-9A-Za-z])"
            + "|gh[opusr]_[A-Za-z0-9]{30,255}|github_pat_\\w{22,255}"
            + "|xox[abeoprs]-[A-Za-z0-9-]{10,255}|xapp-[A-Za-z0-9-]{10,255}"
            + "|gl(?:pat|dt|rt|ptt|agent|cbt|imt|ft|soat|ffct)-[\\w-]{20,255}|glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}"
            + "|[sr]k_(?:live|test)_[A-Za-z0-9]{10,255}|whsec_[A-Za-z0-9]{16,255}"
            + "|(?<![\\w-])eyJ[\\w-]{8,2048}+\\.[\\w-]{8,8192}+\\.[\\w-]{0,4096}"
            + "|AIza[\\w-]{35}|ya29\\.[\\w-]{20,1024}|GOCSPX-[\\w-]{20,64}"
            + "|SG\\.[\\w-]{16,64}\\.[\\w-]{16,128}|npm_[A-Za-z0-9]{30,64}|do[opr]_v1_[a-f0-9]{64}"
            + "|hv[sbr]\\.[\\w-]{20,255}|AGE-SECRET-KEY-1[0-9A-Z]{20,255}|sk-[A-Za-z0-9_-]{20,255}"
            + "|PMAK-[a-f0-9-]{30,80}|NRAK-[A-Z0-9]{20,64}|dapi[a-f0-9]{32}|shp(?:at|ss|ca|pa)_[a-fA-F0-9]{32}"
            + "|key-[0-9a-f]{32}|pypi-[\\w-]{50,255}|EAACEdEose0cBA[0-9A-Za-z]{8,255}"
            + "|SK[0-9a-f]{32}(?![0-9A-Za-z])|dckr_(?:pat|oat)_[\\w-]{20,64}|lin_api_[A-Za-z0-9]{32,64}"
            + "|sq0(?:csp|atp)-[\\w-]{22,64}|hf_[A-Za-z0-9]{30,64}|[A-Za-z0-9]{14}\\.atlasv1\\.[\\w-]{40,128}"
            + "|ATATT3[\\w=-]{20,512}|EZ[AT]K[A-Za-z0-9]{40,80}|rdme_[a-z0-9]{60,80}|figd_[\\w-]{20,80}"
            + "|sbp_[a-f0-9]{40}|pul-[a-f0-9]{40}|tskey-[\\w-]{20,128}|dp\\.(?:pt|st|ct)\\.[\\w.-]{30,128}"
            + "|pscale_(?:pw|tkn)_[\\w-]{30,128}|rubygems_[a-f0-9]{48}|sntry[su]_[\\w=+/-]{30,512}"
            + "|xkeysib-[a-f0-9]{64}|bkua_[a-f0-9]{40}|CCIPAT_\\w{20,128}|LTAI[A-Za-z0-9]{16,24}(?![0-9A-Za-z])"
            + "|gsk_[A-Za-z0-9]{40,80}|r8_[A-Za-z0-9]{30,64})");

    /// The first two letters of every known token: only where they stand is it worth to look.
    private static final boolean[] STARTS = starts("""
        AK AS AB AC gh gi xo xa gl sk rk wh ey AI ya GO SG np do hv AG PM NR da sh ke py EA SK dc li sq hf AT EZ rd
        fi sb pu ts dp ps ru sn xk bk CC LT gs r8\
        """);

    private static final int LEAST = 14;

    /// In the middle of Terraform's: what stands before it says nothing.
    private static final String TERRAFORM = ".atlasv1.";

    /// Tokens that begin like a digest and are known by their ends: Mailchimp's and New Relic's.
    private static final Pattern ENDS =
            Pattern.compile("(?<![0-9A-Za-z])(?:[0-9a-f]{32}-us\\d{1,2}|[0-9a-f]{36}NRAL)(?![0-9A-Za-z])");

    private KnownToken() {}

    static boolean isIn(String text) {
        return (text.startsWith("-----BEGIN", Math.max(0, text.indexOf("-----")))
                        && PRIVATE_KEY.matcher(text).find())
                || hasToken(text)
                || ((text.contains("-us") || text.contains("NRAL"))
                        && ENDS.matcher(text).find())
                || EncodedPem.isPrivateKey(text)
                || SignerKey.isIn(text);
    }

    /// Looks only where a known token may begin: a search over every place costs most of the reading of a large file.
    private static boolean hasToken(String text) {
        var matcher = TOKEN.matcher(text).useTransparentBounds(true);
        for (var i = 0; i <= text.length() - LEAST; i++) {
            if (isStart(text.charAt(i), text.charAt(i + 1))
                    && !SecretShape.isLetterOrDigit(text, i - 1)
                    && matcher.region(i, text.length()).lookingAt()) {
                return true;
            }
        }
        var middle = text.indexOf(TERRAFORM);
        return middle >= LEAST && matcher.region(middle - LEAST, text.length()).lookingAt();
    }

    private static boolean isStart(char first, char second) {
        return first < ASCII && second < ASCII && STARTS[first * ASCII + second];
    }

    private static boolean[] starts(String pairs) {
        var starts = new boolean[ASCII * ASCII];
        for (var pair : pairs.strip().split("\\s+")) {
            starts[pair.charAt(0) * ASCII + pair.charAt(1)] = true;
        }
        return starts;
    }
}
