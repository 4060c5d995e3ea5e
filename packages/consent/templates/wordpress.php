<?php
/**
 * Plugin Name: Dialora consent
 *
 * Lies in wp-content/mu-plugins, with the folder `consent` (the built gate.js and page/) beside it. Prints the gate first
 * in every page's head and the way back to the settings in its footer, and marks the scripts that other plugins enqueue.
 */

/** Handle of an enqueued script => its category. What is not named here is not held back. */
const DIALORA_MARKED = ['google-tag' => 'analytics'];

add_action('wp_head', function () {
    ?>
<script src="<?= esc_url(plugins_url('consent/gate.js', __FILE__)) ?>" data-banner="./page/banner.js" data-company="<?= esc_attr(get_bloginfo('name')) ?>" data-policy="2026-11" data-policy-url="<?= esc_url(get_privacy_policy_url()) ?>"></script>
<?php
}, PHP_INT_MIN);

add_action('wp_footer', function () {
    ?>
<p><button type="button" data-dialora-consent="settings">Cookie settings</button></p>
<?php
});

add_filter('script_loader_tag', function ($html, $handle) {
    if (!isset(DIALORA_MARKED[$handle])) {
        return $html;
    }
    $tags = new WP_HTML_Tag_Processor($html);
    while ($tags->next_tag('script')) {
        $tags->set_attribute('type', 'text/plain');
        $tags->set_attribute('data-category', DIALORA_MARKED[$handle]);
        if ($tags->get_attribute('src') !== null) {
            $tags->set_attribute('data-src', $tags->get_attribute('src'));
            $tags->remove_attribute('src');
        }
    }
    return $tags->get_updated_html();
}, 10, 2);
